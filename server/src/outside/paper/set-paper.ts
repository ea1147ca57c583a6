import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What stands on a paper, and how it is set. */
export interface Paper {
  /** The typesetter's template, a file of the house's own. */
  readonly template: string;
  /** The words that the template is given. */
  readonly sheet: { readonly notes: readonly string[] };
  /** Pictures that the template draws, by file name: base64. One that cannot be drawn is left out. */
  readonly pictures?: Readonly<Record<string, string>>;
  /** Files that the PDF carries, by name. */
  readonly enclosed?: Readonly<Record<string, string>>;
}

/**
 * A paper: PDF/A-3a, A4, tagged. The same paper is the same bytes, on every machine.
 *
 * A child sets it, one at a time: the typesetter is somebody else's, works without a pause, and is given what people
 * wrote. Throws where it takes too long, or more memory than any honest sheet.
 */
export function setPaper(paper: Paper): Promise<Uint8Array> {
  const pdf = queue.then(() => setInChild(JSON.stringify(paper)));
  queue = pdf.catch(() => {});
  return pdf;
}

let queue: Promise<unknown> = Promise.resolve();

const MAIN = fileURLToPath(new URL('set-paper-child.ts', import.meta.url));
const PATIENCE_MS = 30_000;
const LOOK_MS = 100;
const MOST_BYTES = 900 * 2 ** 20;

async function setInChild(paper: string): Promise<Uint8Array> {
  // It is given nothing of this process: no settings, no secrets.
  const child = spawn(process.execPath, [MAIN], { stdio: 'pipe', env: {}, windowsHide: true });
  const watch = keepSmall(child);
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  try {
    // It may die while it is being written to: its exit says so.
    child.stdin.on('error', () => {});
    child.stdin.end(paper);
    const [pdf, complaint, [code]] = await Promise.all([
      buffer(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`the paper could not be set (${code}): ${complaint.slice(0, 2000)}`);
    return pdf;
  } finally {
    clearInterval(watch);
    clearTimeout(late);
    child.kill('SIGKILL');
  }
}

/** Ends a child that takes too much memory, where the system tells how much it takes. */
function keepSmall(child: ChildProcessWithoutNullStreams): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    const pages = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '0 0');
    if (Number(pages.split(' ')[1]) * PAGE_BYTES > MOST_BYTES) child.kill('SIGKILL');
  };
  return setInterval(() => void look(), LOOK_MS);
}

const PAGE_BYTES = 4096;
