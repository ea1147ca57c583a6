import type { Database } from './database.ts';

/** Where, in one pack, the pictures lie that segments know of: their offsets. */
export async function placesIn(db: Database, pack: number): Promise<Set<number>> {
  const rows = await db.selectFrom('picture').select('pack_offset').where('pack', '=', pack).execute();
  return new Set(rows.map(({ pack_offset }) => Number(pack_offset)));
}
