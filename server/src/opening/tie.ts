import { join } from 'node:path';
import type { HeldFolder } from '../folder.ts';
import type { Random } from '../house.ts';
import { holdsPictures } from '../outside/objects/pack-file.ts';
import { type CannotStart, cannotStart } from '../start-refusal.ts';
import type { Database } from '../store/database.ts';
import { houseIdOf, nameHouse } from '../store/house-id.ts';
import { namesPlaces } from '../store/picture-places.ts';

/**
 * Sees to it that this folder and this database are of one house: what a database does not know of, its folder's
 * sweep erases. The two halves of a house that is new, or made by an older Stint, are tied here, and so are two that
 * know of no picture yet. Refusal: `folder-of-another-house`.
 */
export async function tieToFolder(
  db: Database,
  folder: HeldFolder,
  random: Pick<Random, 'uuid'>,
): Promise<CannotStart | null> {
  const ids = { database: await houseIdOf(db), folder: folder.houseId() };
  if (ids.database !== null && ids.database === ids.folder) return null;
  const isNameless = ids.database === null && ids.folder === null;
  const hasPictures = await holdsPictures(join(folder.path, 'pictures'));
  if (!isNameless && (hasPictures || (await namesPlaces(db)))) return refuse(folder.path, ids, hasPictures);
  const id = random.uuid();
  await nameHouse(db, id);
  folder.nameHouse(id);
  return null;
}

function refuse(
  path: string,
  ids: { database: string | null; folder: string | null },
  hasPictures: boolean,
): CannotStart {
  const apart = `The folder ${path} and this database are of two houses, and the pictures of one would be lost.`;
  const way =
    'Name the folder that belongs to it (a new one for a new database) with STINT_DATA, or the other database with DATABASE_URL.';
  const label = `"house": "${ids.database}" into ${join(path, 'stint.json')}`;
  const lost = ` Where that folder is lost for good, write ${label}: the house then opens without those pictures.`;
  const mayFollow = ids.database !== null && (ids.folder === null || !hasPictures);
  return cannotStart('folder-of-another-house', `${apart} ${way}${mayFollow ? lost : ''}`);
}
