import { readFile } from 'node:fs/promises';
import { ifThere } from '../files.ts';
import type { Vault } from './vault.ts';

/** Null for what is not there, and for what a disk has ruined. */
export async function readPlain<Page>(path: string): Promise<Page | null> {
  const text = await ifThere(readFile(path, 'utf8'));
  try {
    return text === null ? null : (JSON.parse(text) as Page);
  } catch {
    return null;
  }
}

/** What a run before this one has written stays. */
export async function keep(vault: Vault, path: string, role: string, page: unknown): Promise<void> {
  if ((await ifThere(readFile(path))) === null) await vault.writeJson(path, role, page);
}
