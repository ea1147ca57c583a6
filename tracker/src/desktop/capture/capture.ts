import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CapturedPicture, CaptureFault, ScreenCapture } from '../ports.ts';
import type { DisplayAddress } from '../x11/connection.ts';
import { removeFiles } from './files.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const TIMEOUT_MS = 30_000;

/**
 * Captures in one short-lived child per call, which inherits `env` and finds its display there. `x11` is the
 * display to ask by plain X11 requests where the native library fails; null: there is none to ask.
 */
export function screenCapture(
  x11: DisplayAddress | null,
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs = TIMEOUT_MS,
): ScreenCapture {
  return {
    capture: async (into) => {
      const outcome = await runChild(into, x11, env, timeoutMs);
      if (isFault(outcome)) await removeFiles(into);
      return outcome;
    },
  };
}

type Outcome = readonly CapturedPicture[] | CaptureFault;

function isFault(outcome: Outcome): outcome is CaptureFault {
  return 'code' in outcome;
}

function runChild(
  into: string,
  x11: DisplayAddress | null,
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const address = x11 === null ? [] : [x11.display, x11.cookieFile ?? ''];
    const child = spawn(process.execPath, [CHILD, into, ...address], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let complaint = '';
    let timedOut = false;
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-500)));
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    const finish = (why: string): void => {
      clearTimeout(timer);
      if (timedOut) resolve({ code: 'capture-timeout', detail: `no picture after ${timeoutMs} ms` });
      else resolve(parseReport(printed) ?? { code: 'capture-failed', detail: why });
    };
    child.once('error', (error) => finish(String(error)));
    child.once('close', (exit) => finish(`the child ended with ${exit}: ${complaint.trim()}`));
  });
}

/** The child's last line; null when it ended before it, or something else wrote there. */
function parseReport(printed: string): Outcome | null {
  const line = printed.endsWith('\n') ? printed.trimEnd().split('\n').at(-1) : undefined;
  try {
    // A line that is JSON is our own child's, with the types above.
    return line === undefined ? null : (JSON.parse(line) as Outcome);
  } catch {
    return null;
  }
}
