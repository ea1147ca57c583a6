import type { Instant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Client, Level, Past } from '@stint/wire/profiles';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  entry: 'Entry level',
  intermediate: 'Intermediate',
  expert: 'Expert',
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov 2026`, in UTC: of a history the months are enough. */
export function monthName(instant: Instant): string {
  const date = new Date(instant * 1000);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `Nov 2026 – Jan 2027`, `since Nov 2026`, `Nov 2026`. */
export function monthsOf({ from, to }: Pick<Past, 'from' | 'to'>): string {
  const first = monthName(toInstant(from));
  if (to === null) return `since ${first}`;
  const last = monthName(toInstant(to));
  return first === last ? first : `${first} – ${last}`;
}

/** `4.7`, `5`: tenths, and no more. */
export function starsText(stars: number): string {
  return String(Math.round(stars * 10) / 10);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `12 of 12 invoices at the first attempt`. */
export function onTimeText({ first, of }: Client['onTime']): string {
  if (of === 0) return 'No invoice was charged yet';
  return `${first} of ${counted(of, 'invoice')} at the first attempt`;
}
