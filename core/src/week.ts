import { DAY_SECONDS, HOUR_SECONDS, type Instant, parseDay, WEEK_SECONDS } from './instant.ts';
import { type SegmentNumber, segmentOf } from './segment.ts';
import type { Span } from './span.ts';

/** A billing week by the instant of its Monday 00:00 UTC. */
export type Week = Instant;

/** The first Monday of the epoch: 1970-01-05. */
const FIRST_MONDAY = 4 * DAY_SECONDS;

export function weekOf(instant: Instant): Week {
  return instant - modulo(instant - FIRST_MONDAY, WEEK_SECONDS);
}

export function weekSpan(week: Week): Span {
  return { from: week, to: week + WEEK_SECONDS };
}

/** The 1,008 segments of a week: first, and one past the last. */
export function weekSegments(week: Week): { first: SegmentNumber; end: SegmentNumber } {
  return { first: segmentOf(week), end: segmentOf(week + WEEK_SECONDS) };
}

/** `YYYY-MM-DD` of a Monday; null for any other day. */
export function parseWeek(text: string): Week | null {
  const day = parseDay(text);
  return day !== null && weekOf(day) === day ? day : null;
}

/**
 * B5: the clock of a week.
 * ```
 * Mon W      Mon W+7 12:00    Sat W+12     Wed W+16
 *   |--------------|-------------|------------|----------->
 *   in progress  locks: in review   pending     available
 * ```
 */
export interface WeekClock {
  readonly locksAt: Instant;
  readonly reviewEndsAt: Instant;
  readonly availableAt: Instant;
}

export function weekClock(week: Week): WeekClock {
  return {
    locksAt: week + WEEK_SECONDS + 12 * HOUR_SECONDS,
    reviewEndsAt: week + 12 * DAY_SECONDS,
    availableAt: week + 16 * DAY_SECONDS,
  };
}

export type WeekStage = 'in-progress' | 'in-review' | 'pending' | 'available';

/** B5: where a week stands at an instant. Each border belongs to the later stage. */
export function weekStage(week: Week, now: Instant): WeekStage {
  const clock = weekClock(week);
  if (now < clock.locksAt) return 'in-progress';
  if (now < clock.reviewEndsAt) return 'in-review';
  return now < clock.availableAt ? 'pending' : 'available';
}

export function isLocked(week: Week, now: Instant): boolean {
  return now >= weekClock(week).locksAt;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
