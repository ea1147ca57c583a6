import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildOptions, type RunningChild, startChild } from '../child.ts';

export interface RunningSandbox extends RunningChild {
  /** The bearer key. */
  readonly key: string;
}

const MAIN = fileURLToPath(new URL('./sandbox/main.ts', import.meta.url));

/** Starts the payment sandbox beside the house, and keeps it running. Throws when it cannot be started at all. */
export async function startSandbox({
  folder,
  log,
}: Pick<ChildOptions, 'folder' | 'log'>): Promise<RunningSandbox> {
  const child = await startChild({ what: 'The payment sandbox', main: MAIN, folder, log });
  return { ...child, key: await readFile(join(folder, 'key'), 'utf8') };
}
