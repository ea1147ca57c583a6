import type { PictureRef } from '../outside/objects/store.ts';
import type { Database } from './database.ts';
import type { Part } from './part.ts';

/**
 * Pictures that are to be erased and are not yet; without `part`, all. Those of deleted rows come here by the deletion
 * itself (C3).
 */
export async function erasuresOwed(db: Database, part?: Part): Promise<PictureRef[]> {
  const all = db.selectFrom('picture_erasure').selectAll().orderBy('pack').orderBy('pack_offset');
  const rows = await (part ? all.limit(part.limit).offset(part.past) : all).execute();
  return rows.map(({ pack_offset, ...rest }) => ({ ...rest, offset: Number(pack_offset) }));
}

/** Owes the erasing of a picture that no row has named. */
export async function oweErasure(db: Database, { pack, offset, bytes, sha256 }: PictureRef): Promise<void> {
  await db
    .insertInto('picture_erasure')
    .values({ pack, pack_offset: offset, bytes, sha256 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** It is erased. */
export async function settleErasure(db: Database, { pack, offset }: PictureRef): Promise<void> {
  await db
    .deleteFrom('picture_erasure')
    .where('pack', '=', pack)
    .where('pack_offset', '=', BigInt(offset))
    .execute();
}
