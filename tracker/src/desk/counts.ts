import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { SEGMENT_MINUTES, type SegmentNumber } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { meets } from '@stint/core/span';
import { LIMITS } from '@stint/wire/limits';

/** How many keys, clicks and scrolls; never which. */
export interface Counts {
  readonly keys: number;
  readonly clicks: number;
  readonly scrolls: number;
}

/** The counts of one clock minute (floor(instant / 60)) on one contract. */
export interface MinuteCounts extends Counts {
  readonly contract: string;
  readonly minute: number;
}

/** Adds the input of one second to its minute. */
export function addCounts(
  counts: readonly MinuteCounts[],
  contract: string,
  second: Counts & { readonly at: Instant },
): readonly MinuteCounts[] {
  const minute = Math.floor(second.at / MINUTE_SECONDS);
  const known = counts.findIndex((each) => each.minute === minute && each.contract === contract);
  const before = counts[known] ?? { keys: 0, clicks: 0, scrolls: 0 };
  const after: MinuteCounts = {
    contract,
    minute,
    keys: atMost(before.keys + second.keys),
    clicks: atMost(before.clicks + second.clicks),
    scrolls: atMost(before.scrolls + second.scrolls),
  };
  return known === -1 ? [...counts, after] : counts.with(known, after);
}

/** Ten minutes of [keys, clicks, scrolls] of one contract; minutes in which none of it was tracked are empty. */
export function activityOf(
  counts: readonly MinuteCounts[],
  contract: string,
  segment: SegmentNumber,
  stretches: readonly Span[],
): [number, number, number][] {
  return Array.from({ length: SEGMENT_MINUTES }, (_, index) => {
    const minute = segment * SEGMENT_MINUTES + index;
    const frame: Span = { from: minute * MINUTE_SECONDS, to: (minute + 1) * MINUTE_SECONDS };
    const found = counts.find((each) => each.minute === minute && each.contract === contract);
    const tracked = stretches.some((stretch) => meets(stretch, frame));
    return found && tracked ? [found.keys, found.clicks, found.scrolls] : [0, 0, 0];
  });
}

function atMost(count: number): number {
  return Math.min(count, LIMITS.countsPerMinute);
}
