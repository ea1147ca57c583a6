import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { desktopEnvironment } from '../../config.ts';
import type { Vault } from '../../vault/vault.ts';
import { deepInMemory } from './child-environment.ts';
import type { DarkroomOrder, DarkroomPrint, DarkroomResult } from './darkroom-order.ts';

const CHILD = fileURLToPath(new URL('./darkroom-child.ts', import.meta.url));
const TIMEOUT_MS = 30_000;

/** Makes pictures anew, blurred, in one short-lived child; null where that did not work, and then nothing counts. */
export async function blurAnew(
  vault: Vault,
  of: { readonly contract: string; readonly segment: number },
  prints: readonly DarkroomPrint[],
): Promise<readonly DarkroomResult[] | null> {
  for (const { picture, thumbnail } of prints)
    for (const path of [picture, thumbnail]) await rm(path, { force: true });
  const child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: deepInMemory(desktopEnvironment()),
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const order: DarkroomOrder = { key: vault.keyForChild(), ...of, prints };
  child.stdin.on('error', () => undefined); // it ended before it was told
  child.stdin.end(`${JSON.stringify(order)}\n`);
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (exit) => resolve(exit === 0));
  });
  const printed = await text(child.stdout);
  // What ends well is our own child's, with the types above.
  return (await ended) ? (JSON.parse(printed) as DarkroomResult[]) : null;
}
