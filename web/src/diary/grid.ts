import { SEGMENT_SECONDS, type SegmentNumber, segmentOf, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { offsetName, wallClock, type Zone } from '../time/zone.ts';

/** How many segments stand side by side: an hour, or half of one on a phone. */
export type Columns = 6 | 3;

/** An hour (or half of it) of the day; null where no segment of this day stands. */
export interface Row {
  readonly key: string;
  /** `09:00`, the hour's begin on the wall. */
  readonly label: string;
  /** The offset, on a day whose clocks change; else null. */
  readonly note: string | null;
  readonly segments: readonly (SegmentNumber | null)[];
}

/** Rows in which nothing stands, folded into one line. */
export interface Fold {
  readonly key: string;
  readonly folded: readonly Row[];
}

/**
 * The rows of a day. A segment stands in the hour and the column of the wall clock at its start; an hour that happens
 * twice has two rows, each with its offset.
 */
export function rowsOf(day: Span, zone: Zone, columns: Columns): Row[] {
  const rows = new Map<string, { label: string; offset: number; segments: (SegmentNumber | null)[] }>();
  for (let segment = segmentOf(day.from); segmentStart(segment) < day.to; segment += 1) {
    const { hour, minute, offsetSeconds } = wallClock(segmentStart(segment), zone);
    const column = Math.floor(minute / 10);
    const part = Math.floor(column / columns);
    const key = `${hour}/${part}/${offsetSeconds}`;
    const label = `${String(hour).padStart(2, '0')}:${part === 0 ? '00' : '30'}`;
    const row = rows.get(key) ?? { label, offset: offsetSeconds, segments: blank(columns) };
    row.segments[column % columns] = segment;
    rows.set(key, row);
  }
  const changes = new Set([...rows.values()].map(({ offset }) => offset)).size > 1;
  return [...rows].map(([key, { label, offset, segments }]) => ({
    key,
    label,
    note: changes ? offsetName(offset) : null,
    segments,
  }));
}

/** Folds rows without anything, but lets a single one between two others stand, and those that are unfolded. */
export function foldRows(
  rows: readonly Row[],
  isFilled: (segment: SegmentNumber) => boolean,
  isUnfolded: (row: Row) => boolean = () => false,
): (Row | Fold)[] {
  const lines: (Row | Fold)[] = [];
  let empty: Row[] = [];
  const close = (atTheEdge: boolean) => {
    if (empty.length > 1 || (empty.length === 1 && atTheEdge)) {
      lines.push({ key: `fold ${empty[0]?.key}`, folded: empty });
    } else {
      lines.push(...empty);
    }
    empty = [];
  };
  for (const row of rows) {
    if (isUnfolded(row) || row.segments.some((segment) => segment !== null && isFilled(segment))) {
      close(lines.length === 0);
      lines.push(row);
    } else {
      empty.push(row);
    }
  }
  close(true);
  return lines;
}

/** `:00`, `:10` …, or `:05`, `:15` … where the zone's clock is off the ten-minute grid. */
export function columnNames(day: Span, zone: Zone): string[] {
  const first = wallClock(day.from, zone).minute % (SEGMENT_SECONDS / 60);
  return [0, 10, 20, 30, 40, 50].map((minute) => `:${String(minute + first).padStart(2, '0')}`);
}

/** What is said beside a segment: its memo, and its activity label. */
export interface Said {
  readonly memo: string;
  readonly label: string | null;
}

/** Where in a row the same goes on: for one line of text over several segments. */
export interface MemoRun extends Said {
  readonly column: number;
  readonly span: number;
}

export function memoRuns(row: Row, saidAt: (segment: SegmentNumber) => Said | null): MemoRun[] {
  const runs: MemoRun[] = [];
  row.segments.forEach((segment, column) => {
    const said = segment === null ? null : saidAt(segment);
    if (!said || (said.memo === '' && said.label === null)) return;
    const { memo, label } = said;
    const last = runs.at(-1);
    const isSame = last?.memo === memo && last.label === label;
    if (isSame && last.column + last.span === column) {
      runs[runs.length - 1] = { ...last, span: last.span + 1 };
    } else {
      runs.push({ column, span: 1, memo, label });
    }
  });
  return runs;
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The segment that an arrow key leads to, among those that can be reached; itself at the edge. */
export function stepFrom(segment: SegmentNumber, step: Step, reachable: readonly Row[]): SegmentNumber {
  const flat = reachable.flatMap((row) => row.segments.filter((one) => one !== null));
  const index = flat.indexOf(segment);
  if (step === 'left' || step === 'right') return flat[index + (step === 'left' ? -1 : 1)] ?? segment;
  if (step === 'first') return flat.at(0) ?? segment;
  if (step === 'last') return flat.at(-1) ?? segment;
  const at = reachable.findIndex((row) => row.segments.includes(segment));
  const column = reachable[at]?.segments.indexOf(segment) ?? 0;
  const way = step === 'up' ? -1 : 1;
  for (let row = at + way; row >= 0 && row < reachable.length; row += way) {
    const next = nearest(reachable[row]?.segments ?? [], column);
    if (next !== null) return next;
  }
  return segment;
}

function nearest(segments: readonly (SegmentNumber | null)[], column: number): SegmentNumber | null {
  let best: { segment: SegmentNumber; away: number } | null = null;
  segments.forEach((segment, at) => {
    const away = Math.abs(at - column);
    if (segment !== null && (best === null || away < best.away)) best = { segment, away };
  });
  return (best as { segment: SegmentNumber } | null)?.segment ?? null;
}

function blank(columns: Columns): (SegmentNumber | null)[] {
  return Array.from({ length: columns }, () => null);
}
