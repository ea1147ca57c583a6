import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BaseLogger } from 'pino';

export interface SandboxOptions {
  /** Where it remembers; its own, 0700. */
  readonly folder: string;
  readonly log: Pick<BaseLogger, 'warn'>;
}

export interface RunningSandbox {
  /** The same for as long as it runs, also when it had to be started again. */
  readonly address: string;
  /** The bearer key. */
  readonly key: string;
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
}

const MAIN = fileURLToPath(new URL('./sandbox/main.ts', import.meta.url));
const PATIENCE_MS = 20_000;
const STOP_MS = 5000;
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 1000;

/**
 * Starts the payment sandbox as a child process and starts it again whenever it dies. It ends with this process,
 * however that ends, for its stdin is ours. Throws when it cannot be started at all.
 */
export async function startSandbox({ folder, log }: SandboxOptions): Promise<RunningSandbox> {
  let running = await startChild(folder, '0', log);
  const { address } = running;
  const key = await readFile(join(folder, 'key'), 'utf8');
  const stopping = new AbortController();

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      await ended(running.child);
      if (stopping.signal.aborted) return;
      log.warn({ address }, 'The payment sandbox died; starting it again');
      const again = await startUntilStarted(folder, new URL(address).port, log, stopping.signal);
      if (again) running = again;
    }
  }
  const keeping = keepRunning();

  return {
    address,
    key,
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
  folder: string,
  port: string,
  log: SandboxOptions['log'],
  stopping: AbortSignal,
): Promise<Running | null> {
  for (let wait = FIRST_PAUSE_MS; !stopping.aborted; wait = Math.min(2 * wait, LAST_PAUSE_MS)) {
    try {
      return await startChild(folder, port, log);
    } catch (err) {
      log.warn({ err }, 'The payment sandbox could not be started again; trying on');
      await pause(wait);
    }
  }
  return null;
}

async function startChild(folder: string, port: string, log: SandboxOptions['log']): Promise<Running> {
  // In a group of its own: Ctrl-C in a terminal goes to the whole group, and the house has money to settle first.
  const child = spawn(process.execPath, [MAIN, '--folder', folder, '--port', port], {
    stdio: 'pipe',
    detached: true,
    windowsHide: true,
  });
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    complaints.push(line);
    log.warn({ line }, 'The payment sandbox complains');
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
    if (line === null) throw new Error(`The payment sandbox did not start: ${complaints.join('\n')}`);
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
