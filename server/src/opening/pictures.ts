import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../outside/objects/pack-file.ts';
import { openPacks } from '../outside/objects/packs.ts';
import type { PictureStore } from '../outside/objects/store.ts';
import type { Database } from '../store/database.ts';
import { placesIn } from '../store/picture-places.ts';
import type { Closing } from './closing.ts';
import { warnTo } from './warn.ts';

/**
 * Opens the pictures. Where the house was not closed properly, a picture may have been kept that no segment knows
 * of, or not been erased with its segment: C3 holds for those too, so they go before the first new one comes.
 */
export async function openPictures(
  db: Database,
  folder: string,
  closing: Closing,
  tell: (line: string) => void,
): Promise<PictureStore> {
  const closedWell = join(folder, 'pictures-closed');
  const swept = existsSync(closedWell);
  if (swept) {
    rmSync(closedWell);
    await syncFolder(folder); // else a power cut could bring it back
  }
  const pictures = await openPacks({ folder: join(folder, 'pictures'), log: warnTo(tell) });
  closing.add(async () => {
    await pictures.close();
    if (existsSync(folder)) writeFileSync(closedWell, '', { mode: 0o600 });
  });
  if (!swept) {
    const erased = await eraseUnknown(db, pictures);
    if (erased > 0) tell(`${erased} pictures that no segment knows of were erased.`);
  }
  return pictures;
}

/** Erases every picture that no row names; answers how many. Not while pictures arrive. */
export async function eraseUnknown(db: Database, pictures: PictureStore): Promise<number> {
  let pack = -1;
  let known = new Set<number>();
  let erased = 0;
  for await (const record of pictures.records(0)) {
    if (record.pack !== pack) {
      pack = record.pack;
      known = await placesIn(db, pack);
    }
    if (known.has(record.offset)) continue;
    await pictures.erase(record);
    erased += 1;
  }
  return erased;
}
