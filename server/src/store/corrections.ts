import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { LIMITS } from '@stint/wire/limits';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';
import { dropDraft } from './drafts.ts';

/** What a segment is to say, and what it said before. */
export interface MemoEdit {
  readonly segment: SegmentNumber;
  /** What is kept of it: one for what was tracked, one for manual time that said something else. */
  readonly earlier: readonly { readonly memo: string; readonly label: string | null }[];
  readonly memo: string;
  /** Of the manual time; missing: the same. */
  readonly manualMemo?: string | undefined;
  /** Null is none; missing: it stays. */
  readonly label?: string | null | undefined;
}

/** Replaces the memo of all that segments hold, and the label of what was tracked; the earlier ones are kept (T3). */
export async function editMemos(
  trx: Trx,
  key: DiaryKey,
  edits: readonly MemoEdit[],
  at: Instant,
): Promise<void> {
  if (edits.length === 0) return;
  await keepEarlier(trx, key, edits, at);
  await dropDraft(trx, key, segmentsOf(edits));
  for (const [{ memo, label }, segments] of alike(edits, ({ memo, label }) => ({ memo, label }))) {
    await trx
      .updateTable('segment_record')
      .set({ edited_memo: memo, ...(label !== undefined && { edited_label: label ?? '' }) })
      .where('freelancer_id', '=', key.freelancer)
      .where('contract_id', '=', key.contract)
      .where('segment', 'in', segments)
      .execute();
  }
  for (const [memo, segments] of alike(edits, (edit) => edit.manualMemo ?? edit.memo)) {
    await trx
      .updateTable('manual_piece')
      .set({ memo })
      .where('freelancer_id', '=', key.freelancer)
      .where('contract_id', '=', key.contract)
      .where('segment', 'in', segments)
      .execute();
  }
}

async function keepEarlier(trx: Trx, key: DiaryKey, edits: readonly MemoEdit[], at: Instant): Promise<void> {
  const counted = await trx
    .selectFrom('memo_edit')
    .select(['segment', ({ fn }) => fn.countAll().as('n')])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', 'in', segmentsOf(edits))
    .groupBy('segment')
    .execute();
  const before = new Map(counted.map(({ segment, n }) => [segment, Number(n)]));
  const rows = edits.flatMap(({ segment, earlier, memo }) =>
    earlier.map((said, place) => ({
      freelancer_id: key.freelancer,
      contract_id: key.contract,
      segment,
      n: (before.get(segment) ?? 0) + place,
      earlier: said.memo,
      earlier_label: said.label,
      memo,
      at,
    })),
  );
  if (rows.length > 0) await trx.insertInto('memo_edit').values(rows).execute();
}

/** The edits that say the same, as one. */
function alike<Said>(
  edits: readonly MemoEdit[],
  saidOf: (edit: MemoEdit) => Said,
): (readonly [Said, SegmentNumber[]])[] {
  const groups = Map.groupBy(edits, (edit) => JSON.stringify([saidOf(edit)]));
  return [...groups.values()].flatMap((some) =>
    some[0] ? [[saidOf(some[0]), segmentsOf(some)] as const] : [],
  );
}

function segmentsOf(edits: readonly MemoEdit[]): SegmentNumber[] {
  return edits.map(({ segment }) => segment);
}

/**
 * The earlier memos of a range of segments, each with its label, oldest first. Of one that was edited often: what it said
 * first, and the newest, so that no diary grows without end.
 */
export async function earlierMemos(
  db: Database | Trx,
  key: DiaryKey,
  range: SegmentRange,
): Promise<{ segment: SegmentNumber; earlier: string; earlier_label: string | null }[]> {
  const { rows } = await sql<{ segment: SegmentNumber; earlier: string; earlier_label: string | null }>`
    select segment, earlier, earlier_label from (
      select *, row_number() over (partition by segment order by n desc) as back from memo_edit
      where freelancer_id = ${key.freelancer} and contract_id = ${key.contract}
        and segment >= ${range.first} and segment < ${range.end}
    ) edited
    where n = 0 or back < ${LIMITS.earlierMemos}
    order by segment, n`.execute(db);
  return rows;
}

/** How often each of some segments was edited, and the labels that stood there. */
export async function editsBefore(
  trx: Trx,
  key: DiaryKey,
  segments: readonly SegmentNumber[],
): Promise<Map<SegmentNumber, { readonly times: number; readonly labels: readonly (string | null)[] }>> {
  const { rows } = await sql<{ segment: SegmentNumber; times: number; labels: (string | null)[] }>`
    select segment, count(*)::int as times, array_agg(distinct earlier_label) as labels from memo_edit
    where freelancer_id = ${key.freelancer} and contract_id = ${key.contract}
      and segment = any(${sql.val([...segments])}::int[])
    group by segment`.execute(trx);
  return new Map(rows.map(({ segment, ...before }) => [segment, before]));
}

/** Removes what trackers brought of segments, and their earlier memos, for good. */
export async function removeRecords(
  trx: Trx,
  key: DiaryKey,
  segments: readonly SegmentNumber[],
): Promise<void> {
  await dropDraft(trx, key, segments);
  for (const table of ['segment_record', 'memo_edit'] as const) {
    await trx
      .deleteFrom(table)
      .where('freelancer_id', '=', key.freelancer)
      .where('contract_id', '=', key.contract)
      .where('segment', 'in', segments)
      .execute();
  }
}

/** A segment that is deleted twice (manual time was written there again) keeps its first tombstone. */
export async function addTombstones(
  trx: Trx,
  key: DiaryKey,
  segments: readonly SegmentNumber[],
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  await dropDraft(trx, key, segments);
  await trx
    .insertInto('tombstone')
    .values(
      segments.map((segment) => ({
        freelancer_id: key.freelancer,
        contract_id: key.contract,
        segment,
        at,
        by_person_id: by,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
