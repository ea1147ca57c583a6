import { createHash } from 'node:crypto';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 5000;

/** What a sandbox on this folder calls itself at `GET /`. */
export async function nameOf(folder: string): Promise<string> {
  return createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
}

/**
 * Waits until no other sandbox answers for this folder: after a crash of the house the old one is just about to
 * notice that it is alone. Throws when it stays.
 */
export async function waitForFolder(folder: string): Promise<void> {
  const address = await lastAddress(folder);
  const name = await nameOf(folder);
  for (let waited = 0; address !== null && (await nameAt(address)) === name; waited += 50) {
    if (waited >= PATIENCE_MS) throw new Error(`Another sandbox holds ${folder} (${address})`);
    await pause(50);
  }
}

export async function noteAddress(folder: string, address: string): Promise<void> {
  await writeFile(join(folder, 'address'), address, { mode: 0o600 });
}

async function lastAddress(folder: string): Promise<string | null> {
  try {
    const address = await readFile(join(folder, 'address'), 'utf8');
    return address === '' ? null : address;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The name of the sandbox at an address; null when nobody is there, or somebody else is. */
async function nameAt(address: string): Promise<string | null> {
  try {
    const answer: unknown = await (await fetch(address, { signal: AbortSignal.timeout(1000) })).json();
    const isNamed = typeof answer === 'object' && answer !== null && 'name' in answer;
    return isNamed ? String(answer.name) : null;
  } catch {
    // Refused, silent or no JSON: all say that no sandbox is there.
    return null;
  }
}
