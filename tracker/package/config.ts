import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that the house of this folder offers its downloads from: STINT_DOWNLOADS, or in STINT_DATA, or in ./data. */
export function downloadsFolder(): string {
  const own = process.env.STINT_DOWNLOADS?.trim();
  if (own) return resolve(own);
  const data = resolve(process.env.STINT_DATA?.trim() || './data');
  return join(elsewhere(data) ?? data, 'downloads');
}

/** SOURCE_DATE_EPOCH: the instant that every file of a package carries. */
export function sourceDate(): number {
  const text = process.env.SOURCE_DATE_EPOCH ?? '';
  return /^\d{1,10}$/.test(text) ? Number(text) : FIRST_OF_2026;
}

const FIRST_OF_2026 = 1_767_225_600;

/** A house of root's may live elsewhere, and has left a note of it. */
function elsewhere(data: string): string | null {
  try {
    const note: unknown = JSON.parse(readFileSync(join(data, 'elsewhere.json'), 'utf8'));
    const folder: unknown = typeof note === 'object' && note !== null ? Reflect.get(note, 'folder') : null;
    return typeof folder === 'string' ? folder : null;
  } catch {
    return null; // there is no note
  }
}
