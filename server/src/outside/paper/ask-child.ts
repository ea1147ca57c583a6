import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { buffer, text } from 'node:stream/consumers';

/** What a child that ends itself says with this code is no fault of it: it cannot make what it was asked for. */
export const CANNOT = 3;

/** The child has said that this cannot be made. */
export class CannotBeMade extends Error {}

/**
 * Hands a program of ours JSON and takes bytes from it: work without a pause, by somebody else's code, on what people wrote.
 * It can be ended at any moment, and is where it takes too long, or more memory than anything honest: then this throws.
 */
export async function askChild(main: string, asked: object): Promise<Uint8Array> {
  // It is given nothing of this process: no settings, no secrets.
  const child = spawn(process.execPath, [main], { stdio: 'pipe', env: {}, windowsHide: true });
  const watch = keepSmall(child);
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  try {
    // It may die while it is being written to: its exit says so.
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(asked));
    const [made, complaint, [code]] = await Promise.all([
      buffer(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    if (code === CANNOT) throw new CannotBeMade(complaint.slice(0, LONGEST));
    if (code !== 0) throw new Error(`it could not be made (${code}): ${complaint.slice(0, LONGEST)}`);
    return made;
  } finally {
    clearInterval(watch);
    clearTimeout(late);
    child.kill('SIGKILL');
  }
}

const PATIENCE_MS = 30_000;
const LOOK_MS = 100;
const MOST_BYTES = 900 * 2 ** 20;
const LONGEST = 2000;

/** Ends a child that takes too much memory, where the system tells how much it takes. */
function keepSmall(child: ChildProcessWithoutNullStreams): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    const pages = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '0 0');
    if (Number(pages.split(' ')[1]) * PAGE_BYTES > MOST_BYTES) child.kill('SIGKILL');
  };
  return setInterval(() => void look(), LOOK_MS);
}

const PAGE_BYTES = 4096;
