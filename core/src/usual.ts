import { HOUR_SECONDS } from './instant.ts';
import { type SegmentNumber, segmentStart } from './segment.ts';

/** What was usual on a contract in the weeks before. */
export interface Usual {
  /** How many segments were worked. */
  readonly segments: number;
  /** The hours of the day, in UTC, in which something was worked. */
  readonly hours: ReadonlySet<number>;
  /** The apps that were in front. */
  readonly apps: ReadonlySet<string>;
}

export interface Looked {
  readonly segment: SegmentNumber;
  /** Null where none was seen. */
  readonly app: string | null;
}

/** In what a segment differs from what was usual: a reason to look, and no more. */
export type Unusual =
  | { readonly kind: 'new-app'; readonly app: string }
  | { readonly kind: 'new-hour'; readonly hour: number };

/** Before ten hours of work nothing is usual yet. */
export const LEAST_TO_BE_USUAL = 60;

/**
 * For each segment, in time order, in what it is unlike the usual: an app that was never in front before (the first
 * segment with it alone), an hour of the day with nothing worked in it or beside it, so that clocks may change.
 */
export function unusualOf(segments: readonly Looked[], usual: Usual): Unusual[][] {
  if (usual.segments < LEAST_TO_BE_USUAL) return segments.map(() => []);
  const known = new Set(usual.apps);
  return segments.map(({ segment, app }) => {
    const found: Unusual[] = [];
    // Where no app was ever seen, none is new.
    if (app !== null && usual.apps.size > 0 && !known.has(app)) {
      known.add(app);
      found.push({ kind: 'new-app', app });
    }
    const hour = hourOf(segment);
    if (!near(hour).some((one) => usual.hours.has(one))) found.push({ kind: 'new-hour', hour });
    return found;
  });
}

/** The hour of the day in UTC in which a segment begins. */
export function hourOf(segment: SegmentNumber): number {
  return Math.floor(segmentStart(segment) / HOUR_SECONDS) % HOURS;
}

function near(hour: number): number[] {
  return [-1, 0, 1].map((by) => (hour + by + HOURS) % HOURS);
}

const HOURS = 24;
