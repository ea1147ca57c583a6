import type { Pay } from './contract.ts';
import type { SegmentNumber } from './segment.ts';
import { cutOut, type Span } from './span.ts';
import type { TrackedSegment } from './tracked.ts';

/** The part of a manual time that lies in one segment. It has no activity and no snapshot: there is no field for one. */
export interface ManualPiece extends Span {
  readonly segment: SegmentNumber;
  readonly memo: string;
}

/** What one contract's diary holds of one segment. */
export interface SegmentContent {
  readonly tracked: TrackedSegment | null;
  /** What arrived after its week locked, beside what came in time (T6). */
  readonly late?: TrackedSegment | null;
  /** In the order written. */
  readonly manual: readonly ManualPiece[];
  /** A tombstone stands here (C3). */
  readonly deleted: boolean;
}

/** One contract's diary, read by segment. */
export interface Diary {
  at(segment: SegmentNumber): SegmentContent;
}

/** All diaries of one freelancer that manual time could meet (M3), each with its contract's pay. */
export interface PaidDiary {
  readonly pay: Pay;
  readonly diary: Diary;
}

export const EMPTY_CONTENT: SegmentContent = { tracked: null, manual: [], deleted: false };

/** C1, C2: the seconds for which a tracked segment counts, before the weekly limit. Late ones count 0 (T6). */
export function countedSpans(tracked: TrackedSegment, pay: Pay, segment: Span): readonly Span[] {
  if (tracked.late) return [];
  if (pay === 'exact') return tracked.stretches;
  return tracked.snapshotAt === null ? [] : [segment];
}

/**
 * M4: what is left of manual time where a tracked segment that counts has arrived. Under `segment` pay the
 * whole piece gives way, under `exact` the seconds that meet.
 */
export function giveWay<Piece extends ManualPiece>(
  pieces: readonly Piece[],
  manualPay: Pay,
  counted: readonly Span[],
): { left: Piece[]; superseded: Piece[] } {
  const left: Piece[] = [];
  const superseded: Piece[] = [];
  for (const piece of pieces) {
    const free = cutOut(piece, counted);
    const untouched = free.length === 1 && free[0]?.from === piece.from && free[0]?.to === piece.to;
    if (untouched) {
      left.push(piece);
    } else if (manualPay === 'segment') {
      superseded.push(piece);
    } else {
      left.push(...free);
      superseded.push(...cutOut(piece, free));
    }
  }
  return { left, superseded };
}

/** Unicode white space only, or nothing at all. */
export function isBlank(memo: string): boolean {
  return /^\p{White_Space}*$/u.test(memo);
}
