import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eraseAllOwed } from '../operations/diary/erase-pictures.ts';
import { syncFolder } from '../outside/objects/pack-file.ts';
import { openPacks } from '../outside/objects/packs.ts';
import type { PackRecord, PictureStore } from '../outside/objects/store.ts';
import type { Database } from '../store/database.ts';
import { placesIn } from '../store/picture-places.ts';
import type { Closing } from './closing.ts';
import { warnTo } from './warn.ts';

type Tell = (line: string) => void;

/**
 * Opens the pictures. Where the house was not closed properly, a picture may have been kept that no segment knows
 * of: C3 holds for those too, so they go before the first new one comes. Where that cannot be done, or would take more
 * than half of what is kept, nothing is done, and the next start looks again.
 */
export async function openPictures(
  db: Database,
  folder: string,
  closing: Closing,
  tell: Tell,
): Promise<PictureStore> {
  const closedWell = join(folder, 'pictures-closed');
  let isSwept = existsSync(closedWell);
  if (isSwept) {
    rmSync(closedWell);
    await syncFolder(folder); // else a power cut could bring it back
  }
  const pictures = await openPacks({ folder: join(folder, 'pictures'), log: warnTo(tell) });
  closing.add(async () => {
    await pictures.close();
    if (isSwept && existsSync(folder)) writeFileSync(closedWell, '', { mode: 0o600 });
  });
  await eraseAllOwed({ db, pictures, log: tell });
  if (!isSwept) isSwept = await sweep(db, pictures, tell);
  return pictures;
}

/** Erases every picture that no row names, and what was being erased. Not while pictures arrive. */
async function sweep(db: Database, pictures: PictureStore, tell: Tell): Promise<boolean> {
  try {
    await pictures.finishErasing();
    const { stored, unknown } = await lookThrough(db, pictures);
    if (unknown.length * 2 > stored) {
      const many = `Of ${stored} pictures, ${unknown.length} are of no segment of this database.`;
      tell(`${many} A crash leaves fewer: is it an older copy of the database? None of them was erased.`);
      return false;
    }
    for (const record of unknown) await pictures.erase(record);
    if (unknown.length > 0) tell(`${unknown.length} pictures that no segment knows of were erased.`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(`Pictures that no segment knows of could not be erased (${why}); the next start tries again.`);
    return false;
  }
}

async function lookThrough(db: Database, pictures: PictureStore) {
  const unknown: PackRecord[] = [];
  let pack = -1;
  let known = new Set<number>();
  let stored = 0;
  for await (const record of pictures.records()) {
    if (record.pack !== pack) {
      pack = record.pack;
      known = await placesIn(db, pack);
    }
    stored += 1;
    if (!known.has(record.offset)) unknown.push(record);
  }
  return { stored, unknown };
}
