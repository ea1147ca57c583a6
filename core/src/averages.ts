import { SEGMENT_SECONDS } from './segment.ts';

/**
 * C1 over all instants that could have been drawn. Each segment's instant is uniform over its ten minutes and drawn by
 * itself, so a segment counts with the chance tracked / 600, and this is exact: nothing is sampled.
 * ```
 * 09:00 [=========)           300 s worked: counts 600 s in one draw of two, 300 s on average
 * 09:10 [==================)  600 s worked: counts in every draw
 * ```
 */
export interface Averages {
  /** The chance that exactly this many segments count, from none to all. */
  readonly chances: readonly number[];
  readonly workedSeconds: number;
  /** The mean over all draws: what was worked, but for the last bits of a float. */
  readonly expectedSeconds: number;
  /** The standard deviation over all draws. */
  readonly spreadSeconds: number;
}

/** `tracked`: the tracked seconds of each segment, 0 to 600. Before the weekly limit, and without manual time. */
export function averagesOf(tracked: readonly number[]): Averages {
  const chances = tracked.reduce<readonly number[]>(oneMore, [1]);
  const mean = chances.reduce((sum, chance, count) => sum + chance * count, 0);
  const variance = chances.reduce((sum, chance, count) => sum + chance * (count - mean) ** 2, 0);
  return {
    chances,
    workedSeconds: tracked.reduce((sum, seconds) => sum + seconds, 0),
    expectedSeconds: mean * SEGMENT_SECONDS,
    spreadSeconds: Math.sqrt(variance) * SEGMENT_SECONDS,
  };
}

/** The narrowest middle that at least `share` of all draws fall into: as many of the rest lie below as above, at most. */
export function middleOf({ chances }: Averages, share: number): { fromSeconds: number; toSeconds: number } {
  const tail = (1 - share) / 2;
  return {
    fromSeconds: firstAbove(chances, tail) * SEGMENT_SECONDS,
    toSeconds: (chances.length - 1 - firstAbove(chances.toReversed(), tail)) * SEGMENT_SECONDS,
  };
}

/** One segment more: it counts with its own chance, whatever the others do. */
function oneMore(chances: readonly number[], seconds: number): number[] {
  const counts = seconds / SEGMENT_SECONDS;
  return Array.from(
    { length: chances.length + 1 },
    (_, count) => (chances[count] ?? 0) * (1 - counts) + (chances[count - 1] ?? 0) * counts,
  );
}

/** The first count up to which more than `tail` of all draws fall; what a float lost is no draw. */
function firstAbove(chances: readonly number[], tail: number): number {
  let below = 0;
  for (const [count, chance] of chances.entries()) {
    below += chance;
    if (below > tail + 1e-12) return count;
  }
  return chances.length - 1;
}
