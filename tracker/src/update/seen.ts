import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VersionText } from '@stint/wire/downloads';
import { Sha256 } from '@stint/wire/letters';
import { z } from 'zod';
import { codeOf, writeDurably } from '../files.ts';
import type { Seen } from './judge.ts';

const Kept = z.strictObject({ version: VersionText, sha256: Sha256 });

/** Null where no list was ever believed, or the file was damaged: the version that runs is a floor all the same. */
export async function readSeen(folder: string): Promise<Seen | null> {
  try {
    const kept = Kept.safeParse(JSON.parse(await readFile(join(folder, NAME), 'utf8')));
    return kept.success ? kept.data : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** On the disk before it resolves: an old list is refused after the next start too. */
export async function writeSeen(folder: string, seen: Seen): Promise<void> {
  await writeDurably(join(folder, NAME), `${JSON.stringify(seen)}\n`);
}

const NAME = 'downloads-seen.json';
