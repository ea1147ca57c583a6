import type { Database } from './database.ts';

/** Where, in one pack, the pictures lie that segments know of, and the files that somebody handed in: their offsets. */
export async function placesIn(db: Database, pack: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('picture')
    .select('pack_offset')
    .where('pack', '=', pack)
    .unionAll(db.selectFrom('attachment').select('pack_offset').where('pack', '=', pack))
    .execute();
  return new Set(rows.map(({ pack_offset }) => Number(pack_offset)));
}

/** Whether any picture or file is said to lie in a pack. */
export async function namesPlaces(db: Database): Promise<boolean> {
  const picture = await db
    .selectFrom('picture')
    .select('pack')
    .where('pack', 'is not', null)
    .limit(1)
    .execute();
  const file = await db.selectFrom('attachment').select('pack').limit(1).execute();
  return picture.length + file.length > 0;
}
