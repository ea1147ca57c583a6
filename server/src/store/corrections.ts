import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';

/** What a segment is to say, and what it said before. `label`: null is none; missing: it stays. */
export interface MemoEdit {
  readonly segment: SegmentNumber;
  readonly earlier: string;
  readonly earlierLabel: string | null;
  readonly memo: string;
  readonly label?: string | null | undefined;
  readonly at: Instant;
}

/** Replaces the memo of all that a segment holds, and the label of what was tracked; the earlier ones are kept (T3). */
export async function editMemos(
  trx: Trx,
  key: DiaryKey,
  { earlierLabel, label, ...edit }: MemoEdit,
): Promise<void> {
  const { n } = await trx
    .selectFrom('memo_edit')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', edit.segment)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('memo_edit')
    .values({
      freelancer_id: key.freelancer,
      contract_id: key.contract,
      n: Number(n),
      earlier_label: earlierLabel,
      ...edit,
    })
    .execute();
  await trx
    .updateTable('segment_record')
    .set({ edited_memo: edit.memo, ...(label !== undefined && { edited_label: label ?? '' }) })
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', edit.segment)
    .execute();
  await trx
    .updateTable('manual_piece')
    .set({ memo: edit.memo })
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '=', edit.segment)
    .execute();
}

/** The earlier memos of a range of segments, each with its label, oldest first. */
export function earlierMemos(
  db: Database,
  key: DiaryKey,
  range: SegmentRange,
): Promise<{ segment: SegmentNumber; earlier: string; earlier_label: string | null }[]> {
  return db
    .selectFrom('memo_edit')
    .select(['segment', 'earlier', 'earlier_label'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('segment')
    .orderBy('n')
    .execute();
}

/** Removes what trackers brought of a segment, and its earlier memos, for good. */
export async function removeRecords(trx: Trx, key: DiaryKey, segment: SegmentNumber): Promise<void> {
  for (const table of ['segment_record', 'memo_edit'] as const) {
    await trx
      .deleteFrom(table)
      .where('freelancer_id', '=', key.freelancer)
      .where('contract_id', '=', key.contract)
      .where('segment', '=', segment)
      .execute();
  }
}

/** A segment that is deleted twice (manual time was written there again) keeps its first tombstone. */
export async function addTombstone(
  trx: Trx,
  key: DiaryKey,
  tombstone: { segment: SegmentNumber; by: string; at: Instant },
): Promise<void> {
  await trx
    .insertInto('tombstone')
    .values({
      freelancer_id: key.freelancer,
      contract_id: key.contract,
      segment: tombstone.segment,
      at: tombstone.at,
      by_person_id: tombstone.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
