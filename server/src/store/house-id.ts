import type { Database } from './database.ts';

/** The id of the house whose tables these are; null for one that was never opened. */
export async function houseIdOf(db: Database): Promise<string | null> {
  const row = await db.selectFrom('house').select('id').executeTakeFirst();
  return row?.id ?? null;
}

/** Names the house, or names it anew. */
export async function nameHouse(db: Database, id: string): Promise<void> {
  await db
    .insertInto('house')
    .values({ id })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ id }))
    .execute();
}
