import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CapturedPicture, CaptureFault, CaptureWish, ScreenCapture } from '../ports.ts';
import type { DisplayAddress } from '../x11/connection.ts';
import { deepInMemory } from './child-environment.ts';
import { removeFiles } from './files.ts';
import { type CaptureOrder, GRABBED, KEEP } from './order.ts';

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
    placesApps: x11 !== null,
    capture: async (into, wish) => {
      const address = x11 === null ? [] : [x11.display, x11.cookieFile ?? ''];
      // However large a picture is, libvips has no file of its own for it.
      const child = spawn(process.execPath, [CHILD, into, ...address], {
        env: deepInMemory(env),
      });
      const outcome = await listenTo(child, wish, timeoutMs);
      if (outcome === null || 'code' in outcome) await removeFiles(into);
      return outcome;
    },
  };
}

type Outcome = readonly CapturedPicture[] | CaptureFault | null;

function listenTo(
  child: ChildProcessWithoutNullStreams,
  wish: CaptureWish,
  timeoutMs: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let [printed, complaint] = ['', ''];
    let ending: 'timed-out' | 'not-kept' | null = null;
    const end = (why: typeof ending): void => {
      ending ??= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => end('timed-out'), timeoutMs);
    child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-500)));
    createInterface(child.stdout).on('line', (line) => {
      printed = line;
      if (line !== GRABBED) return;
      wish.mayKeep().then(
        (mayKeep) => (mayKeep ? void child.stdin.write(`${KEEP}\n`) : end('not-kept')),
        () => end('not-kept'),
      );
    });
    const finish = (why: string): void => {
      clearTimeout(timer);
      if (ending === 'not-kept') resolve(null);
      else if (ending) resolve({ code: 'capture-timeout', detail: `no picture after ${timeoutMs} ms` });
      else resolve(parseReport(printed) ?? { code: 'capture-failed', detail: why });
    };
    child.once('error', (error) => finish(String(error)));
    child.once('close', (exit) => finish(`the child ended with ${exit}: ${complaint.trim()}`));
    child.stdin.on('error', () => undefined); // it ended before it was told: `close` says how
    child.stdin.write(`${JSON.stringify(orderOf(wish))}\n`);
  });
}

function orderOf({ vault, contract, segment, blurred, masks }: CaptureWish): CaptureOrder {
  const { apps, regions } = masks;
  const key = vault.keyForChild();
  return { key, contract, segment, blurred, maskedApps: apps, maskedRegions: regions };
}

/** The child's last line; null when it ended before it, or something else wrote there. */
function parseReport(printed: string): Outcome {
  try {
    // A line that is JSON is our own child's, with the types above.
    return JSON.parse(printed) as Outcome;
  } catch {
    return null;
  }
}
