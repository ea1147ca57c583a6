import { formatInstant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import type { Seen } from '@stint/wire/seen';
import type { RecordRow } from '../../store/diary.ts';
import type { PictureRow } from '../../store/pictures.ts';
import { recordOf } from '../../store/read-record.ts';

/** What the hint needs of one segment: its pictures, those that were blurred, and when its snapshot was taken. */
export interface Snapped {
  readonly segment: SegmentNumber;
  readonly snapshotAt: number;
  readonly rows: readonly PictureRow[];
  /** Monitors that the freelancer blurred, in part or as a whole: they are compared with nothing. */
  readonly blurred: ReadonlySet<number>;
}

/** A tracked stretch, and whether the session went on after it. */
export interface Ran {
  readonly from: number;
  readonly to: number;
  readonly goesOn: boolean;
}

/**
 * Bits of 64 in which two pictures may differ and still look alike. Measured (scenarios/likeness-figures.ts): a clock or a
 * cursor differs in one at most; five typed lines, a scroll or another file in the same editor in three or more.
 */
export const NEAR_BITS = 2;

/** How many segments further back is looked for the picture before. */
export const LOOK_BACK = 6;

/**
 * The hint of TH-T5, by segment: the nearest earlier picture of the same session, where each monitor looks as it did
 * then; or the nearest earlier one of the contract with the very same bytes. It changes no verdict.
 */
export function likeBefore(
  snapped: readonly Snapped[],
  ran: readonly Ran[],
  same: readonly { segment: SegmentNumber; monitor: number; earlier: SegmentNumber }[],
): Map<SegmentNumber, NonNullable<Seen['likeBefore']>> {
  const sessions = sessionsOf(ran);
  const hints = new Map<SegmentNumber, NonNullable<Seen['likeBefore']>>();
  const ordered = snapped.toSorted((a, b) => a.segment - b.segment);
  for (const [n, one] of ordered.entries()) {
    const twin = same.find(({ segment, monitor }) => segment === one.segment && !one.blurred.has(monitor));
    if (twin && one.rows.length > 0) {
      hints.set(one.segment, { start: formatInstant(segmentStart(twin.earlier)), same: true });
      continue;
    }
    const session = sessions(one.snapshotAt);
    const before = ordered
      .slice(0, n)
      .findLast(
        (other) => session !== null && sessions(other.snapshotAt) === session && other.rows.length > 0,
      );
    if (before && looksAlike(one, before)) {
      hints.set(one.segment, { start: formatInstant(segmentStart(before.segment)), same: false });
    }
  }
  return hints;
}

/** The snapshots of some records that have pictures, as the hint looks at them. */
export function snappedOf(records: readonly RecordRow[], shown: readonly PictureRow[]): Snapped[] {
  const pictures = Map.groupBy(
    shown.filter(({ pack }) => pack !== null),
    (row) => row.segment,
  );
  return records.flatMap((row) => {
    const rows = pictures.get(row.segment);
    if (row.snapshot_at === null || !rows) return [];
    const marked = recordOf(row).pictures.filter((one) => one.blurred || one.maskedPermille > 0);
    const blurred = new Set(marked.map(({ monitor }) => monitor));
    return [{ segment: row.segment, snapshotAt: Number(row.snapshot_at), rows, blurred }];
  });
}

/** The stretches of a record. */
export function ranOf(row: RecordRow): Ran[] {
  return row.stretches.map(([from, to, end]) => ({ from, to, goesOn: end === 'continues' }));
}

/** Bits in which two difference hashes of 16 hexadecimal digits differ, 0 to 64. */
export function distance(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let bits = 0;
  for (; differing > 0n; differing >>= 1n) bits += Number(differing & 1n);
  return bits;
}

function looksAlike(one: Snapped, before: Snapped): boolean {
  const now = likenesses(one);
  const then = likenesses(before);
  return (
    now.size > 0 &&
    [...now].every(([monitor, likeness]) => {
      const earlier = then.get(monitor);
      return likeness !== null && typeof earlier === 'string' && distance(likeness, earlier) <= NEAR_BITS;
    })
  );
}

/** By monitor; null where nobody can say. */
function likenesses({ rows, blurred }: Snapped): Map<number, string | null> {
  const thumbnails = rows.filter(({ kind }) => kind === 'thumbnail');
  return new Map(
    thumbnails.map(({ monitor, likeness }) => [
      monitor,
      blurred.has(monitor) || likeness === null || likeness === '' ? null : likeness,
    ]),
  );
}

/** Which session an instant lies in, by a number; null where it lies in none that is known. */
function sessionsOf(ran: readonly Ran[]): (at: number) => number | null {
  const spans: { from: number; to: number; session: number; goesOn: boolean }[] = [];
  for (const { from, to, goesOn } of ran.toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    const continues = last?.goesOn === true && last.to === from;
    const session = last ? last.session + (continues ? 0 : 1) : 0;
    spans.push({ from, to, goesOn, session });
  }
  return (at) => spans.find(({ from, to }) => from <= at && at < to)?.session ?? null;
}
