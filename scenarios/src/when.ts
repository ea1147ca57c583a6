import { DAY_SECONDS, type Instant, parseDay, WEEK_SECONDS } from '@stint/core/instant';
import type { Week } from '@stint/core/week';

/** The Monday on which the stories begin, 2026-11-16. */
export const MONDAY: Week = mondayOf('2026-11-16');

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WHEN = /^([A-Z][a-z]{2})([+-]\d)?(?: (\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * `Mon 09:00`, `Tue 09:10:30`, `Wed` (its midnight); `Mon+1 12:00` is a week later, `Fri-1 18:00` a week before.
 * All in UTC.
 */
export function when(text: string): Instant {
  const match = WHEN.exec(text);
  const [, day = '', weeks = '0', hours = '0', minutes = '0', seconds = '0'] = match ?? [];
  if (!match || !DAYS.includes(day)) throw new RangeError(`no day and time: ${text}`);
  const midnight = MONDAY + Number(weeks) * WEEK_SECONDS + DAYS.indexOf(day) * DAY_SECONDS;
  return midnight + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function mondayOf(text: string): Week {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`no day: ${text}`);
  return day;
}
