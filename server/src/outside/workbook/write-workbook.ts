import { once } from 'node:events';
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Cells, ColumnForm, Head } from './workbook-thread.ts';

/**
 * A workbook of one sheet, with typed cells. To put fifty thousand lines into one is seconds of work without a pause: a
 * thread of its own does it, one workbook at a time, and the house goes on answering. Throws where it takes too long, or
 * more memory than any honest table.
 */
export function writeWorkbook(
  title: string,
  columns: readonly ColumnForm[],
  rows: readonly Cells[],
): Promise<Uint8Array> {
  const written = queue.then(() => writeInThread({ title, columns }, rows));
  queue = written.catch(() => {});
  return written;
}

let queue: Promise<unknown> = Promise.resolve();

async function writeInThread(head: Head, rows: readonly Cells[]): Promise<Uint8Array> {
  const thread = new Worker(MAIN, {
    // Nothing of the house's settings is its business.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const late = setTimeout(() => void thread.terminate(), PATIENCE_MS);
  const ended = new Promise<never>((_, fail) => {
    thread.once('error', fail);
    thread.once('exit', (code) => fail(new Error(`the workbook could not be written (${code})`)));
  });
  try {
    const written = once(thread, 'message');
    written.catch(() => {}); // `ended` tells it
    thread.postMessage(head);
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      thread.postMessage(rows.slice(at, at + AT_ONCE));
      await breathe();
    }
    thread.postMessage(null);
    const [bytes] = (await Promise.race([written, ended])) as [Uint8Array];
    return bytes;
  } finally {
    clearTimeout(late);
    ended.catch(() => {});
    await thread.terminate();
  }
}

const MAIN = new URL('./workbook-thread.ts', import.meta.url);
const AT_ONCE = 1000;
const PATIENCE_MS = 60_000;
const MOST_MEGABYTES = 1024;
