import { type Instant, MINUTE_SECONDS } from './instant.ts';

/** Ten clock-aligned minutes, the unit of the diary: floor(unix seconds / 600). */
export type SegmentNumber = number;

export const SEGMENT_SECONDS = 600;
export const SEGMENT_MINUTES = 10;

export function segmentOf(instant: Instant): SegmentNumber {
  return Math.floor(instant / SEGMENT_SECONDS);
}

export function segmentStart(segment: SegmentNumber): Instant {
  return segment * SEGMENT_SECONDS;
}

export function segmentEnd(segment: SegmentNumber): Instant {
  return (segment + 1) * SEGMENT_SECONDS;
}

export function isSegmentStart(instant: Instant): boolean {
  return instant === segmentStart(segmentOf(instant));
}

/** 0–9: which minute of the segment an instant inside it lies in. */
export function minuteOf(segment: SegmentNumber, instant: Instant): number {
  return Math.floor((instant - segmentStart(segment)) / MINUTE_SECONDS);
}

/** Segment numbers from the one that holds `from` up to the one that holds the last second before `to`. */
export function segmentsBetween(from: Instant, to: Instant): SegmentNumber[] {
  const numbers: SegmentNumber[] = [];
  for (let n = segmentOf(from); segmentStart(n) < to; n += 1) numbers.push(n);
  return numbers;
}
