import type { SegmentNumber } from '@stint/core/segment';
import { sql } from 'kysely';
import type { PictureRef } from '../outside/objects/store.ts';
import type { Database } from './database.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';
import type { PictureKey } from './pictures.ts';

/** A thumbnail that has arrived and was not looked at yet. */
export interface Uncompared {
  readonly key: PictureKey;
  readonly place: PictureRef;
}

/** The thumbnails that came first and have no likeness yet. */
export async function uncompared(db: Database, limit: number): Promise<Uncompared[]> {
  const rows = await db
    .selectFrom('picture')
    .selectAll()
    .where('kind', '=', 'thumbnail')
    .where('likeness', 'is', null)
    .where('pack', 'is not', null)
    .orderBy('arrived_at')
    .limit(limit)
    .execute();
  return rows.flatMap(({ pack, pack_offset, bytes, sha256, ...row }) =>
    pack === null || pack_offset === null
      ? []
      : [
          {
            key: {
              freelancer: row.freelancer_id,
              contract: row.contract_id,
              segment: row.segment,
              monitor: row.monitor,
              kind: row.kind,
            },
            place: { pack, offset: Number(pack_offset), bytes, sha256 },
          },
        ],
  );
}

/** Keeps what a thumbnail looks like, '' where nobody can say; not of one that went meanwhile. */
export async function putLikeness(db: Database, key: PictureKey, likeness: string): Promise<void> {
  await db
    .updateTable('picture')
    .set({ likeness })
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', key.segment)
    .where('monitor', '=', key.monitor)
    .where('kind', '=', key.kind)
    .where('pack', 'is not', null)
    .execute();
}

/**
 * Of the pictures of a range: the nearest earlier segment of the contract with the very same bytes. The range is read first
 * and by its key: by the index of bytes, all that the contract ever had would be read.
 */
export async function sameBytesBefore(
  db: Database,
  key: DiaryKey,
  range: SegmentRange,
): Promise<{ segment: SegmentNumber; monitor: number; earlier: SegmentNumber }[]> {
  const { rows } = await sql<{ segment: number; monitor: number; earlier: number }>`
    with shown as materialized (
      select segment, monitor, kind, sha256, pack from picture
      where freelancer_id = ${key.freelancer} and contract_id = ${key.contract}
        and segment >= ${range.first} and segment < ${range.end}
    )
    select shown.segment, shown.monitor, same.segment as earlier
    from shown, lateral (
      select earlier.segment from picture earlier
      where earlier.freelancer_id = ${key.freelancer} and earlier.contract_id = ${key.contract}
        and earlier.sha256 = shown.sha256 and earlier.kind = 'picture'
        and earlier.segment < shown.segment and earlier.pack is not null
      order by earlier.segment desc limit 1
    ) same
    where shown.kind = 'picture' and shown.pack is not null`.execute(db);
  return rows;
}
