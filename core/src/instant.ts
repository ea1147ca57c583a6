/** Whole seconds since 1970-01-01T00:00:00Z. A person's time zone is only a way to look at one. */
export type Instant = number;

export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 86_400;
export const WEEK_SECONDS = 7 * DAY_SECONDS;

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|([+-])(\d{2}):(\d{2}))$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DDTHH:MM:SS` with `Z` or `±hh:mm`. Null for every other form and for days that do not exist. */
export function parseInstant(text: string): Instant | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, sign, offsetHour = '0', offsetMinute = '0'] = match;
  const midnight = parseDay(`${year}-${month}-${day}`);
  if (midnight === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null;
  const local = midnight + Number(hour) * HOUR_SECONDS + Number(minute) * MINUTE_SECONDS + Number(second);
  const offset = Number(offsetHour) * HOUR_SECONDS + Number(offsetMinute) * MINUTE_SECONDS;
  return sign === '-' ? local + offset : local - offset;
}

/** `YYYY-MM-DD` as the instant of its midnight UTC; null when there is no such day. */
export function parseDay(text: string): Instant | null {
  const match = DAY.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  // The 31st of June has become the 1st of July.
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() / 1000 : null;
}

/** Years beyond 9999 get the sign and six digits of ISO 8601, as the clock of the last week of 9999 needs. */
export function formatInstant(instant: Instant): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

export function formatDay(instant: Instant): string {
  return formatInstant(instant).slice(0, -'T00:00:00Z'.length);
}
