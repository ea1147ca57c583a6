import { type Diary, EMPTY_CONTENT, type ManualPiece, type SegmentContent } from '@stint/core/diary';
import type { SegmentNumber } from '@stint/core/segment';
import type { EndReason } from '@stint/core/session';
import type { Stretch, TrackedSegment } from '@stint/core/tracked';
import type { SegmentRecord } from '@stint/wire/record';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { StretchRow, Tables } from './schema.ts';

/** One contract's diary is kept by freelancer and contract. */
export interface DiaryKey {
  readonly freelancer: string;
  readonly contract: string;
}

/** Segment numbers from `first` up to, not including, `end`. */
export interface SegmentRange {
  readonly first: SegmentNumber;
  readonly end: SegmentNumber;
}

export type RecordRow = Selectable<Tables['segment_record']>;

/** What the diary of one contract holds of a range of segments, for core to judge. */
export async function loadDiary(db: Database | Trx, key: DiaryKey, range: SegmentRange): Promise<Diary> {
  const [records, pieces, tombstones] = [
    await loadRecords(db, key, range),
    await loadPieces(db, key, range),
    await loadTombstones(db, key, range),
  ];
  const contents = new Map<SegmentNumber, SegmentContent>();
  const change = (segment: SegmentNumber, more: Partial<SegmentContent>): void => {
    contents.set(segment, { ...(contents.get(segment) ?? EMPTY_CONTENT), ...more });
  };
  for (const [segment, rows] of bySegment(records)) change(segment, { tracked: trackedOf(rows) });
  for (const [segment, rows] of bySegment(pieces)) change(segment, { manual: rows.map(pieceOf) });
  for (const { segment } of tombstones) change(segment, { deleted: true });
  return { at: (segment) => contents.get(segment) ?? EMPTY_CONTENT };
}

/** The records of a range, in the order in which they were accepted. */
export function loadRecords(db: Database | Trx, key: DiaryKey, range: SegmentRange): Promise<RecordRow[]> {
  return db
    .selectFrom('segment_record')
    .selectAll()
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('segment')
    .orderBy('received_at')
    .orderBy('device_id')
    .execute();
}

function loadPieces(db: Database | Trx, key: DiaryKey, range: SegmentRange): Promise<PieceRow[]> {
  return db
    .selectFrom('manual_piece')
    .selectAll()
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('segment')
    .orderBy('from_at')
    .execute();
}

function loadTombstones(
  db: Database | Trx,
  key: DiaryKey,
  range: SegmentRange,
): Promise<{ segment: SegmentNumber }[]> {
  return db
    .selectFrom('tombstone')
    .select('segment')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .execute();
}

type PieceRow = Selectable<Tables['manual_piece']>;

function pieceOf(row: PieceRow): ManualPiece {
  return { segment: row.segment, from: Number(row.from_at), to: Number(row.to_at), memo: row.memo };
}

export function recordOf(row: { record: Buffer }): SegmentRecord {
  return JSON.parse(row.record.toString('utf8')) as SegmentRecord;
}

/** Several devices of one person may have parts of one segment: what was kept of each, together (T6). */
export function trackedOf(all: readonly RecordRow[]): TrackedSegment | null {
  const inTime = all.filter((row) => !row.late);
  const rows = inTime.length > 0 ? inTime : all;
  const [first] = rows;
  if (!first) return null;
  const records = rows.map((row) => ({ row, record: recordOf(row) }));
  const stretches = rows.flatMap((row) => row.stretches.map(stretchOf)).sort((a, b) => a.from - b.from);
  const shot = records.find(({ row }) => row.snapshot_at !== null);
  const active = new Set(records.flatMap(({ row, record }) => activeMinutesOf(row, record)));
  return {
    segment: first.segment,
    stretches,
    activeMinutes: [...active].sort((a, b) => a - b),
    activityMeasured: records.every(({ record }) => record.activity !== null),
    snapshotAt: shot ? Number(shot.row.snapshot_at) : null,
    pictureWithheld: shot?.record.withheld === 'private-window',
    memos: records.flatMap(({ record }) => record.memos).sort((a, b) => a.from - b.from),
    editedMemo: rows.find((row) => row.edited_memo !== null)?.edited_memo ?? null,
    late: first.late,
  };
}

function stretchOf([from, to, end]: StretchRow): Stretch {
  return { from, to, end: end as EndReason };
}

/** Minutes with input, of those in which a second of the record was kept. */
function activeMinutesOf(row: RecordRow, record: SegmentRecord): number[] {
  const kept = (minute: number): boolean => {
    const from = row.segment * 600 + minute * 60;
    return row.stretches.some(([start, end]) => start < from + 60 && from < end);
  };
  return (record.activity ?? []).flatMap((counts, minute) =>
    counts.some((count) => count > 0) && kept(minute) ? [minute] : [],
  );
}

function bySegment<Row extends { segment: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.segment, [...(groups.get(row.segment) ?? []), row]);
  return groups;
}
