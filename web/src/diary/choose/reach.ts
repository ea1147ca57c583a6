import { type ManualTerms, manualTimeAllowed } from '@stint/core/corrections';
import type { Instant } from '@stint/core/instant';
import {
  type SegmentNumber,
  segmentEnd,
  segmentOf,
  segmentStart,
  segmentsBetween,
} from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { isLocked, weekOf } from '@stint/core/week';
import type { DiaryEntry } from '@stint/wire/diary';
import type { DiaryBySegment } from '../../api/queries.ts';

/** What can be chosen on a page now; both in time order. */
export interface Reach {
  /** Segments that hold tracked or manual time. */
  readonly worked: ReadonlySet<SegmentNumber>;
  /** Segments in which time could be written in by hand; what was tracked there and is not counted too. */
  readonly free: ReadonlySet<SegmentNumber>;
}

export const NO_REACH: Reach = { worked: new Set(), free: new Set() };

/** A tombstone holds nothing that could be chosen. */
export function isWork({ kind }: DiaryEntry): boolean {
  return kind !== 'deleted';
}

export function workedIn(diary: DiaryBySegment): Set<SegmentNumber> {
  const worked = [...diary].filter(([, entries]) => entries.some(isWork)).map(([segment]) => segment);
  return new Set(worked.sort((a, b) => a - b));
}

/**
 * Where manual time could go (M1–M3), as far as this contract's diary tells: over, not locked, and nothing of it counts.
 * `now` decides by the segment that runs, and by nothing finer (T2).
 */
export function freeIn(
  span: Span,
  diary: DiaryBySegment,
  { terms, starts, ended, now }: { terms: ManualTerms; starts: Instant; ended: Instant | null; now: Instant },
): Set<SegmentNumber> {
  const running = segmentStart(segmentOf(now));
  const to = Math.min(span.to, running, ended ?? running);
  const isFree = (segment: SegmentNumber): boolean => {
    const from = segmentStart(segment);
    return (
      from >= starts &&
      segmentEnd(segment) <= to &&
      !isLocked(weekOf(from), now) &&
      manualTimeAllowed(terms, from, now) &&
      (diary.get(segment) ?? []).every(({ countedSeconds }) => countedSeconds === 0)
    );
  };
  return new Set(segmentsBetween(span.from, span.to).filter(isFree));
}

/**
 * Over what a run goes that begins here: over all that was worked; from a free segment over free ones, as far as
 * there is no gap, since time is written in for one span.
 */
export function runOf({ worked, free }: Reach, segment: SegmentNumber): SegmentNumber[] {
  return worked.has(segment) || !free.has(segment) ? [...worked] : gapless(free, segment);
}

/** The span of free segments that follow each other; null where they do not, or there are none. */
export function spanOfRun(segments: readonly SegmentNumber[]): Span | null {
  const [first, last] = [Math.min(...segments), Math.max(...segments)];
  if (segments.length === 0 || last - first !== segments.length - 1) return null;
  return { from: segmentStart(first), to: segmentEnd(last) };
}

function gapless(free: ReadonlySet<SegmentNumber>, segment: SegmentNumber): SegmentNumber[] {
  let first = segment;
  while (free.has(first - 1)) first -= 1;
  const run: SegmentNumber[] = [];
  for (let one = first; free.has(one); one += 1) run.push(one);
  return run;
}
