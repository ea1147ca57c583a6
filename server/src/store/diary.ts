import { type Diary, EMPTY_CONTENT, type ManualPiece, type SegmentContent } from '@stint/core/diary';
import { keepPart, mergeParts } from '@stint/core/merge';
import { isHeldBack } from '@stint/core/protection';
import { type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { cutOut } from '@stint/core/span';
import type { TrackedSegment } from '@stint/core/tracked';
import type { SegmentRecord } from '@stint/wire/record';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { recordOf } from './read-record.ts';
import { allOf } from './round-trips.ts';
import type { Tables } from './schema.ts';

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
  const [records, pieces] = await allOf(db, [
    () => loadRecords(db, key, range),
    () => loadPieces(db, key, range),
  ]);
  // After them: of what is deleted meanwhile, its tombstone is seen.
  const tombstones = await loadTombstones(db, key, range);
  return diaryOfRows({ records, pieces, tombstones });
}

/** The part of a range that is shown, and the records of it, read already; there may be more of them. */
export interface ShownPart {
  readonly shown: SegmentRange;
  readonly records: Promise<readonly RecordRow[]>;
}

/**
 * The same, of which only a part is shown: of the rest no more is read than what counts towards a limit (B2), and nothing
 * where there is none. A day is read as one, not as the week that it is judged in.
 */
export async function loadShown(
  db: Database | Trx,
  key: DiaryKey,
  range: SegmentRange,
  { shown, records, isLimited }: ShownPart & { readonly isLimited: boolean },
): Promise<Diary> {
  const [read, rest, pieces] = await allOf(db, [
    () => records,
    async () => (isLimited ? countedBeside(db, key, range, shown) : []),
    () => loadPieces(db, key, range),
  ]);
  const tombstones = await loadTombstones(db, key, range);
  return diaryOfRows({
    records: read.filter(({ segment }) => within(segment, shown)),
    rest,
    pieces,
    tombstones,
  });
}

export function within(segment: SegmentNumber, { first, end }: SegmentRange): boolean {
  return segment >= first && segment < end;
}

/** The rows of one contract, as core reads a diary. */
export function diaryOfRows({
  records,
  rest = [],
  pieces,
  tombstones,
}: {
  readonly records: readonly PartRow[];
  /** Of which only what counts is known. */
  readonly rest?: readonly CountedRow[];
  readonly pieces: readonly PieceRow[];
  readonly tombstones: readonly { readonly segment: SegmentNumber }[];
}): Diary {
  const contents = new Map<SegmentNumber, SegmentContent>();
  const change = (segment: SegmentNumber, more: Partial<SegmentContent>): void => {
    contents.set(segment, { ...(contents.get(segment) ?? EMPTY_CONTENT), ...more });
  };
  for (const [segment, rows] of bySegment(records)) change(segment, partsOf(rows));
  for (const [segment, rows] of bySegment(rest))
    change(segment, { tracked: mergeParts(rows.map(countedOf)) });
  for (const [segment, rows] of bySegment(pieces)) change(segment, { manual: rows.map(pieceOf) });
  for (const { segment } of tombstones) change(segment, { deleted: true });
  return { at: (segment) => contents.get(segment) ?? EMPTY_CONTENT };
}

/** Only what arrived late, of a week that is closed: the rest is kept as it was judged then. */
export async function loadLate(db: Database | Trx, key: DiaryKey, range: SegmentRange): Promise<Diary> {
  const rows = await recordsBetween(db, key, range).where('late', '=', true).execute();
  const late = new Map([...bySegment(rows)].map(([segment, some]) => [segment, partsOf(some).late ?? null]));
  return { at: (segment) => ({ ...EMPTY_CONTENT, late: late.get(segment) ?? null }) };
}

/** The records of a range, in the order in which they were accepted. */
export function loadRecords(db: Database | Trx, key: DiaryKey, range: SegmentRange): Promise<RecordRow[]> {
  return recordsBetween(db, key, range).execute();
}

function recordsBetween(db: Database | Trx, key: DiaryKey, range: SegmentRange) {
  return db
    .selectFrom('segment_record')
    .selectAll()
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('segment')
    .orderBy('received_at')
    .orderBy('device_id');
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

type CountedRow = Pick<RecordRow, 'segment' | 'stretches' | 'snapshot_at'>;

/** What counts of all that came in time, outside what is shown: without the bytes of the records. */
function countedBeside(
  db: Database | Trx,
  key: DiaryKey,
  range: SegmentRange,
  shown: SegmentRange,
): Promise<CountedRow[]> {
  return db
    .selectFrom('segment_record')
    .select(['segment', 'stretches', 'snapshot_at'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .where((eb) => eb.or([eb('segment', '<', shown.first), eb('segment', '>=', shown.end)]))
    .where('late', '=', false)
    .orderBy('segment')
    .orderBy('received_at')
    .orderBy('device_id')
    .execute();
}

/** Enough for how much of it counts, and for nothing else. */
function countedOf({ segment, stretches, snapshot_at }: CountedRow): TrackedSegment {
  return {
    segment,
    stretches: stretches.map(([from, to]) => ({ from, to, end: 'continues' })),
    snapshotAt: snapshot_at === null ? null : Number(snapshot_at),
    activeMinutes: [],
    activityMeasured: true,
    pictureWithheld: false,
    memos: [],
    editedMemo: null,
    late: false,
  };
}

export type PieceRow = Pick<Selectable<Tables['manual_piece']>, 'segment' | 'from_at' | 'to_at' | 'memo'>;

/** What of a record core asks for. */
export type PartRow = Pick<
  RecordRow,
  'segment' | 'record' | 'stretches' | 'edited_memo' | 'edited_label' | 'late'
>;

function pieceOf(row: PieceRow): ManualPiece {
  return { segment: row.segment, from: Number(row.from_at), to: Number(row.to_at), memo: row.memo };
}

/** What came of a segment, in time and late: each device's part as it was kept, merged by core (T6). */
export function partsOf(rows: readonly PartRow[]): Pick<SegmentContent, 'tracked' | 'late'> {
  const parts = rows.map(partOf);
  return {
    tracked: mergeParts(parts.filter((part) => !part.late)),
    late: mergeParts(parts.filter((part) => part.late)),
  };
}

function partOf(row: PartRow): TrackedSegment {
  const frame = { from: segmentStart(row.segment), to: segmentEnd(row.segment) };
  const dropped = cutOut(
    frame,
    row.stretches.map(([from, to]) => ({ from, to })),
  );
  const part = keepPart(trackedOf(recordOf(row)), dropped);
  if (!part) throw new Error('a record of which nothing was kept');
  const edited = { editedMemo: row.edited_memo, late: row.late };
  if (row.edited_label === null) return { ...part, ...edited };
  return { ...part, ...edited, editedLabel: row.edited_label === '' ? null : row.edited_label };
}

/** A record as core reads it. */
export function trackedOf(record: SegmentRecord): TrackedSegment {
  return {
    segment: record.segment,
    stretches: record.stretches,
    activeMinutes: (record.activity ?? []).flatMap((counts, minute) =>
      counts.some((count) => count > 0) ? [minute] : [],
    ),
    activityMeasured: record.activity !== null,
    snapshotAt: record.snapshotAt,
    pictureWithheld: isHeldBack(record.withheld, record.pictures),
    memos: record.memos,
    editedMemo: null,
    late: false,
  };
}

function bySegment<Row extends { segment: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.segment, [...(groups.get(row.segment) ?? []), row]);
  return groups;
}
