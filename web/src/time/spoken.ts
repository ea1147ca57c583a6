import { DAY_SECONDS, HOUR_SECONDS, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { type Day, offsetName, wallClock, type Zone } from './zone.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `6:40`: whole minutes, what is over is left out. */
export function hours(seconds: number): string {
  const minutes = Math.floor(seconds / MINUTE_SECONDS);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** `10 minutes`, `1 minute`, `4 min 12 s`, `40 s`: for sentences. */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds / MINUTE_SECONDS);
  const rest = seconds % MINUTE_SECONDS;
  if (rest === 0) return `${whole} ${whole === 1 ? 'minute' : 'minutes'}`;
  return whole === 0 ? `${rest} s` : `${whole} min ${rest} s`;
}

/** `09:40`. */
export function time(instant: Instant, zone: Zone): string {
  const { hour, minute } = wallClock(instant, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** `09:47:20`. Offsets of zones in use are whole minutes. */
export function timeExact(instant: Instant, zone: Zone): string {
  return `${time(instant, zone)}:${two(instant % MINUTE_SECONDS)}`;
}

/** `Mon 16 Nov`. */
export function dayName(day: Day): string {
  const { weekday, date, month } = partsOf(day);
  return `${WEEKDAYS[weekday]} ${date} ${MONTHS[month]}`;
}

/** `Mon 22 Feb 2027`: for a day that may be far. */
export function farDayName(day: Day): string {
  return `${dayName(day)} ${day.slice(0, 4)}`;
}

/** `Monday 16 November`. */
export function longDayName(day: Day): string {
  return LONG_DAY.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** `November 2026`. */
export function monthName(day: Day): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** `16–22 Nov`, `30 Nov – 6 Dec`. */
export function daysName(first: Day, last: Day): string {
  const [a, b] = [partsOf(first), partsOf(last)];
  if (a.month === b.month) return `${a.date}–${b.date} ${MONTHS[b.month]}`;
  return `${a.date} ${MONTHS[a.month]} – ${b.date} ${MONTHS[b.month]}`;
}

/** `Mon 16 Nov 09:40`. */
export function moment(instant: Instant, zone: Zone): string {
  return `${dayName(wallClock(instant, zone).day)} ${time(instant, zone)}`;
}

/** `Mon 16 Nov 12:00 UTC, 13:00 for you`: the second clock is left out where it shows the same. */
export function bothClocks(instant: Instant, mine: Zone): string {
  return `${moment(instant, 'UTC')} UTC${forYou(instant, mine)}`;
}

/** `Mon 12:00 UTC, 13:00 for you, in 3 h 20`. The date is said where the weekday alone could be misread. */
export function deadline(instant: Instant, now: Instant, mine: Zone): string {
  const near = Math.abs(instant - now) < 6 * DAY_SECONDS;
  const utc = near ? `${weekday(instant, 'UTC')} ${time(instant, 'UTC')}` : moment(instant, 'UTC');
  return `${utc} UTC${forYou(instant, mine)}, ${distance(instant - now)}`;
}

/** `in 3 d`, `in 3 h 20`, `in 12 min`, `12 min ago`. */
export function distance(seconds: number): string {
  const size = spell(Math.abs(seconds));
  if (size === null) return 'now';
  return seconds > 0 ? `in ${size}` : `${size} ago`;
}

/** `5 h behind you`, `1 h 30 ahead of you`, `the same as yours`. */
export function clocksApart(theirs: Zone, mine: Zone, at: Instant): string {
  const apart = wallClock(at, theirs).offsetSeconds - wallClock(at, mine).offsetSeconds;
  const size = spell(Math.abs(apart));
  if (size === null) return 'the same as yours';
  return `${size} ${apart < 0 ? 'behind' : 'ahead of'} you`;
}

function spell(seconds: number): string | null {
  if (seconds >= 2 * DAY_SECONDS) return `${Math.floor(seconds / DAY_SECONDS)} d`;
  if (seconds >= HOUR_SECONDS) {
    const rest = Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS);
    return `${Math.floor(seconds / HOUR_SECONDS)} h${rest > 0 ? ` ${two(rest)}` : ''}`;
  }
  return seconds >= MINUTE_SECONDS ? `${Math.floor(seconds / MINUTE_SECONDS)} min` : null;
}

function forYou(instant: Instant, mine: Zone): string {
  const here = wallClock(instant, mine);
  if (offsetName(here.offsetSeconds) === 'UTC') return '';
  const sameDay = here.day === wallClock(instant, 'UTC').day;
  return `, ${sameDay ? '' : `${weekday(instant, mine)} `}${time(instant, mine)} for you`;
}

function weekday(instant: Instant, zone: Zone): string {
  return WEEKDAYS[partsOf(wallClock(instant, zone).day).weekday] ?? '';
}

function partsOf(day: Day): { weekday: number; date: number; month: number } {
  const date = new Date(`${day}T00:00:00Z`);
  return { weekday: date.getUTCDay(), date: date.getUTCDate(), month: date.getUTCMonth() };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
