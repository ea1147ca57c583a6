import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { Temporal } from './temporal.ts';

/** An IANA name, or `UTC`. */
export type Zone = string;

/** `YYYY-MM-DD` on the calendar of some zone. */
export type Day = string;

/** What a clock on the wall of `zone` shows. */
export interface WallClock {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
  /** Seconds east of UTC at that instant. */
  readonly offsetSeconds: number;
}

export function wallClock(instant: Instant, zone: Zone): WallClock {
  const time = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(zone);
  return {
    day: time.toPlainDate().toString(),
    hour: time.hour,
    minute: time.minute,
    offsetSeconds: Math.round(time.offsetNanoseconds / 1e9),
  };
}

/**
 * A day of a zone as the span of its segments: a segment belongs to the day in which it starts.
 * ```
 * Kathmandu (+5:45)   midnight = 18:15 UTC
 * UTC segments   18:00 |---------| 18:10 |----:----| 18:20 |---------|
 *                                             ^ the day's first segment is 18:20, 00:05 on its clock
 * ```
 * Where clocks change the day has 23 or 25 hours, so nothing here adds 24 hours to anything.
 */
export function dayFrame(day: Day, zone: Zone): Span {
  return {
    from: firstSegmentStart(midnight(day, zone)),
    to: firstSegmentStart(midnight(addDays(day, 1), zone)),
  };
}

/** The Monday-to-Sunday week of a zone's calendar that holds `day`. */
export function weekDays(day: Day): Day[] {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return [0, 1, 2, 3, 4, 5, 6].map((days) => monday.add({ days }).toString());
}

/** The weeks of a calendar that show the month of `day`: whole ones, from a Monday to a Sunday. */
export function monthWeeks(day: Day): Day[][] {
  const first = Temporal.PlainDate.from(day).with({ day: 1 });
  const weeks = [weekDays(first.toString())];
  for (;;) {
    const next = Temporal.PlainDate.from(weeks.at(-1)?.[6] ?? day).add({ days: 1 });
    if (next.month !== first.month) return weeks;
    weeks.push(weekDays(next.toString()));
  }
}

/** The same date some months on, or the last of a month that is shorter. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The day on which a segment is drawn: the one in which it starts. */
export function dayOf(instant: Instant, zone: Zone): Day {
  return wallClock(instant, zone).day;
}

/** The instant of a wall clock's day and `HH:MM`; of a time that happens twice, the first. Null: not a time. */
export function instantAt(day: Day, time: string, zone: Zone): Instant | null {
  if (!/^\d{2}:\d{2}$/.test(time) || !isDay(day)) return null;
  const at = Temporal.PlainDateTime.from(`${day}T${time}:00`).toZonedDateTime(zone);
  return at.epochMilliseconds / 1000;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `UTC+5:45`, `UTC−8`, `UTC`. */
export function offsetName(offsetSeconds: number): string {
  if (offsetSeconds === 0) return 'UTC';
  const minutes = Math.round(Math.abs(offsetSeconds) / 60);
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `UTC${offsetSeconds < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

/** Midnight, or the first instant of a day whose midnight is skipped. */
function midnight(day: Day, zone: Zone): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds / 1000;
}

function firstSegmentStart(instant: Instant): Instant {
  return segmentStart(Math.ceil(instant / SEGMENT_SECONDS));
}
