import type { ManualPiece } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { secondsOf } from '@stint/core/span';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';
import { dropDraft } from './drafts.ts';
import { openWeek } from './records.ts';
import { oweGaveWay, oweLimit } from './tellings-owed.ts';

/** A manual piece with the manual time that it is part of. */
export interface WrittenPiece extends ManualPiece {
  readonly manual: string;
}

/** Writes manual time that M1–M3 have allowed. */
export async function addManualTime(
  trx: Trx,
  key: DiaryKey,
  manual: { id: string; from: Instant; to: Instant; at: Instant },
  pieces: readonly ManualPiece[],
): Promise<void> {
  await trx
    .insertInto('manual_time')
    .values({
      freelancer_id: key.freelancer,
      contract_id: key.contract,
      id: manual.id,
      from_at: manual.from,
      to_at: manual.to,
      written_at: manual.at,
    })
    .execute();
  await addPieces(
    trx,
    key,
    pieces.map((piece) => ({ ...piece, manual: manual.id })),
  );
  const [first] = pieces;
  if (!first) return;
  await openWeek(trx, key, first.segment);
  await oweLimit(trx, key, first.segment, manual.at);
}

/** The manual time of an id, as it was written; null when there is none. */
export async function manualTimeOf(
  trx: Trx,
  key: DiaryKey,
  id: string,
): Promise<{ from: Instant; to: Instant } | null> {
  const row = await trx
    .selectFrom('manual_time')
    .select(['from_at', 'to_at'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { from: Number(row.from_at), to: Number(row.to_at) } : null;
}

/** The manual pieces of the freelancer in one segment, by contract. */
export async function piecesAt(
  trx: Trx,
  freelancer: string,
  segment: SegmentNumber,
): Promise<Map<string, WrittenPiece[]>> {
  const rows = await trx
    .selectFrom('manual_piece')
    .selectAll()
    .where('freelancer_id', '=', freelancer)
    .where('segment', '=', segment)
    .orderBy('from_at')
    .execute();
  const byContract = new Map<string, WrittenPiece[]>();
  for (const row of rows) {
    const piece = {
      segment,
      from: Number(row.from_at),
      to: Number(row.to_at),
      memo: row.memo,
      manual: row.manual_id,
    };
    byContract.set(row.contract_id, [...(byContract.get(row.contract_id) ?? []), piece]);
  }
  return byContract;
}

/** M4: what gave way is noted, what is left stands in its place. */
export async function supersede(
  trx: Trx,
  key: DiaryKey,
  segment: SegmentNumber,
  change: { left: readonly WrittenPiece[]; superseded: readonly WrittenPiece[]; at: Instant },
): Promise<void> {
  await removePieces(trx, key, [segment]);
  await addPieces(trx, key, change.left);
  await trx
    .insertInto('superseded')
    .values(
      change.superseded.map((piece) => ({
        freelancer_id: key.freelancer,
        contract_id: key.contract,
        segment,
        from_at: piece.from,
        to_at: piece.to,
        manual_id: piece.manual,
        at: change.at,
      })),
    )
    .execute();
  await oweGaveWay(trx, key, { segment, seconds: secondsOf(change.superseded), at: change.at });
}

/** What gave way in a range of segments (M4), for both sides to be told. */
export async function supersededBetween(
  db: Database,
  key: DiaryKey,
  range: SegmentRange,
): Promise<{ from: Instant; to: Instant; at: Instant }[]> {
  const rows = await db
    .selectFrom('superseded')
    .select(['from_at', 'to_at', 'at'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('from_at')
    .execute();
  return rows.map((row) => ({ from: Number(row.from_at), to: Number(row.to_at), at: Number(row.at) }));
}

export async function removePieces(
  trx: Trx,
  key: DiaryKey,
  segments: readonly SegmentNumber[],
): Promise<void> {
  await dropDraft(trx, key, segments);
  await trx
    .deleteFrom('manual_piece')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', 'in', segments)
    .execute();
}

async function addPieces(trx: Trx, key: DiaryKey, pieces: readonly WrittenPiece[]): Promise<void> {
  if (pieces.length === 0) return;
  await dropDraft(
    trx,
    key,
    pieces.map(({ segment }) => segment),
  );
  await trx
    .insertInto('manual_piece')
    .values(
      pieces.map((piece) => ({
        freelancer_id: key.freelancer,
        contract_id: key.contract,
        segment: piece.segment,
        from_at: piece.from,
        to_at: piece.to,
        manual_id: piece.manual,
        memo: piece.memo,
      })),
    )
    .execute();
}
