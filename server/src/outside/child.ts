import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { BaseLogger } from 'pino';

/** A program of ours that runs beside the house: it prints `{"address":…}` once it answers, and ends with its stdin. */
export interface ChildOptions {
  /** What it is, such as “The payment sandbox”. */
  readonly what: string;
  /** Its main file, which takes `--folder` and `--port`. */
  readonly main: string;
  /** Where it remembers; its own, 0700. */
  readonly folder: string;
  readonly log: Pick<BaseLogger, 'warn'>;
}

export interface RunningChild {
  /** The same for as long as it runs, also when it had to be started again. */
  readonly address: string;
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
}

const PATIENCE_MS = 20_000;
const STOP_MS = 5000;
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 1000;

/**
 * Starts it as a child process and starts it again whenever it dies. It ends with this process, however that ends, for
 * its stdin is ours. Throws when it cannot be started at all.
 */
export async function startChild(options: ChildOptions): Promise<RunningChild> {
  const { what, log } = options;
  let running = await startOnce(options, '0');
  const { address } = running;
  const stopping = new AbortController();

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      await ended(running.child);
      if (stopping.signal.aborted) return;
      log.warn({ address }, `${what} died; starting it again`);
      const again = await startUntilStarted(options, new URL(address).port, stopping.signal);
      if (again) running = again;
    }
  }
  const keeping = keepRunning();

  return {
    address,
    async stop() {
      stopping.abort();
      await stopChild(running.child);
      await keeping;
      // It may have been started once more while it was told to stop.
      await stopChild(running.child);
    },
  };
}

async function startUntilStarted(
  options: ChildOptions,
  port: string,
  stopping: AbortSignal,
): Promise<Running | null> {
  for (let wait = FIRST_PAUSE_MS; !stopping.aborted; wait = Math.min(2 * wait, LAST_PAUSE_MS)) {
    try {
      return await startOnce(options, port);
    } catch (err) {
      options.log.warn({ err }, `${options.what} could not be started again; trying on`);
      await pause(wait);
    }
  }
  return null;
}

async function startOnce({ what, main, folder, log }: ChildOptions, port: string): Promise<Running> {
  // In a group of its own: Ctrl-C in a terminal goes to the whole group, and the house has things to settle first.
  const child = spawn(process.execPath, [main, '--folder', folder, '--port', port], {
    stdio: 'pipe',
    detached: true,
    windowsHide: true,
  });
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    complaints.push(line);
    log.warn({ line }, `${what} complains`);
  });
  // It may die while its stdin is being closed: that is what was wanted.
  child.stdin.on('error', () => {});
  try {
    const firstLine = once(createInterface(child.stdout), 'line', {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const [line] = (await Promise.race([firstLine, once(child, 'exit').then(() => [null])])) as [
      string | null,
    ];
    if (line === null) throw new Error(`${what} did not start: ${complaints.join('\n')}`);
    const { address } = JSON.parse(line) as { address: string };
    return { child, address };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function stopChild(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended(child);
  clearTimeout(late);
}
