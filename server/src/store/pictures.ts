import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { PictureEntry, SegmentRecord } from '@stint/wire/record';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';
import type { Tables } from './schema.ts';

export type PictureRow = Selectable<Tables['picture']>;

/** One picture or thumbnail of a segment's snapshot. */
export interface PictureKey extends DiaryKey {
  readonly segment: SegmentNumber;
  readonly monitor: number;
  readonly kind: 'picture' | 'thumbnail';
}

/** Names the pictures that a record says will follow. */
export async function namePictures(trx: Trx, record: SegmentRecord): Promise<void> {
  const rows = record.pictures.flatMap((entry) => [
    named(record, entry, 'picture', entry),
    named(record, entry, 'thumbnail', entry.thumbnail),
  ]);
  if (rows.length > 0) await trx.insertInto('picture').values(rows).execute();
}

export async function findPicture(db: Database | Trx, key: PictureKey): Promise<PictureRow | null> {
  const row = await db
    .selectFrom('picture')
    .selectAll()
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', key.segment)
    .where('monitor', '=', key.monitor)
    .where('kind', '=', key.kind)
    .executeTakeFirst();
  return row ?? null;
}

export function picturesBetween(
  db: Database | Trx,
  key: DiaryKey,
  range: SegmentRange,
): Promise<PictureRow[]> {
  return db
    .selectFrom('picture')
    .selectAll()
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('segment')
    .orderBy('monitor')
    .orderBy('kind')
    .execute();
}

export interface ArrivedThumbnail {
  readonly segment: SegmentNumber;
  readonly monitor: number;
  readonly pack: number;
  readonly offset: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Of each segment the thumbnail of the first monitor whose is here, in time order. */
export async function thumbnailsBetween(
  db: Database,
  key: DiaryKey,
  range: SegmentRange,
): Promise<ArrivedThumbnail[]> {
  const rows = await db
    .selectFrom('picture')
    .distinctOn('segment')
    .select(['segment', 'monitor', 'pack', 'pack_offset', 'bytes', 'sha256'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .where('kind', '=', 'thumbnail')
    // Also those that have arrived go, when their time is over.
    .where('pack', 'is not', null)
    .orderBy('segment')
    .orderBy('monitor')
    .execute();
  return rows.map(({ pack_offset, pack, ...row }) => {
    if (pack === null) throw new Error('a picture that arrived nowhere');
    return { ...row, pack, offset: Number(pack_offset) };
  });
}

/** Notes where an arrived picture lies. False when it is no longer wanted: its segment was deleted, or it is here. */
export async function pictureArrived(
  db: Database,
  key: PictureKey,
  place: { pack: number; offset: number; width: number; height: number },
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('picture')
    .set({
      pack: place.pack,
      pack_offset: place.offset,
      width: place.width,
      height: place.height,
      arrived_at: at,
    })
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', key.segment)
    .where('monitor', '=', key.monitor)
    .where('kind', '=', key.kind)
    .where('arrived_at', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The pictures of a segment that are named and not here yet; not those whose time is over. */
export function wantedPictures(
  db: Database | Trx,
  key: DiaryKey,
  segment: SegmentNumber,
): Promise<Pick<PictureRow, 'monitor' | 'kind'>[]> {
  return db
    .selectFrom('picture')
    .select(['monitor', 'kind'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', segment)
    .where('arrived_at', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('monitor')
    .orderBy('kind')
    .execute();
}

/** Forgets the pictures of segments; answers the rows, so that their bytes can be erased once that is committed. */
export function removePictures(
  trx: Trx,
  key: DiaryKey,
  segments: readonly SegmentNumber[],
): Promise<PictureRow[]> {
  return trx
    .deleteFrom('picture')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', 'in', segments)
    .returningAll()
    .execute();
}

function named(
  record: SegmentRecord,
  entry: PictureEntry,
  kind: PictureKey['kind'],
  bytes: { sha256: string; bytes: number },
) {
  return {
    freelancer_id: record.freelancer,
    contract_id: record.contract,
    segment: record.segment,
    monitor: entry.monitor,
    kind,
    sha256: bytes.sha256,
    bytes: bytes.bytes,
    width: entry.width,
    height: entry.height,
    pack: null,
    pack_offset: null,
    arrived_at: null,
    // What the freelancer blurred is compared with nothing.
    ...(entry.blurred || entry.maskedPermille > 0 ? { likeness: '' } : {}),
  };
}
