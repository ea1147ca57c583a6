import { formatMinutes } from '@stint/core/duration';
import { type Instant, parseInstant } from '@stint/core/instant';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import type { Overlap } from '@stint/wire/seen';

/** What one tracker brought of a day that others had brought before (T6), in one line. */
export interface BroughtTwice {
  readonly key: string;
  readonly seconds: number;
  /** From the first such segment to the end of the last. */
  readonly from: Instant;
  readonly to: Instant;
  readonly device: string;
  readonly by: readonly string[];
}

/** A day in which two trackers ran side by side is one line for each pair of them, not one for each segment. */
export function broughtTwice(overlaps: readonly Overlap[]): BroughtTwice[] {
  const pairs = Map.groupBy(overlaps, ({ device, by }) => [device, ...by].join('\n'));
  return [...pairs].flatMap(([key, some]) => {
    const [first] = some;
    if (!first) return [];
    const starts = some.map(({ start }) => parseInstant(start) ?? 0);
    return {
      key,
      seconds: some.reduce((sum, { seconds }) => sum + seconds, 0),
      from: Math.min(...starts),
      to: Math.max(...starts) + SEGMENT_SECONDS,
      device: first.device,
      by: first.by,
    };
  });
}

/** `4:00 that “desk” brought had come from “laptop” already`. */
export function broughtText({ seconds, device, by }: BroughtTwice): string {
  const from = by.length === 0 ? 'another tracker of yours' : by.map((name) => `“${name}”`).join(' and ');
  return `${formatMinutes(seconds)} that “${device}” brought had come from ${from} already`;
}
