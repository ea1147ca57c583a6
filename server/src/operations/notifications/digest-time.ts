import type { Instant } from '@stint/core/instant';
import { Temporal } from 'temporal-polyfill';

export type Rhythm = 'daily' | 'weekly';

const HOUR = 7;
const MONDAY = 1;

/**
 * The first 07:00 on the wall of `zone` after an instant, on any day or on a Monday. Where clocks change a day has 23 or
 * 25 hours, so nothing here adds 24 hours to anything.
 */
export function digestAfter(after: Instant, zone: string, rhythm: Rhythm): Instant {
  const from = Temporal.Instant.fromEpochMilliseconds(after * 1000).toZonedDateTimeISO(zone);
  for (let days = 0; ; days += 1) {
    const day = from.toPlainDate().add({ days });
    if (rhythm === 'weekly' && day.dayOfWeek !== MONDAY) continue;
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } }).epochMilliseconds / 1000;
    if (at > after) return at;
  }
}

/** Whether there is such a time zone. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
