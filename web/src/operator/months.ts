import { formatInstant, type Instant } from '@stint/core/instant';

/** A month of the books, `2026-11`, in UTC. */
export type Month = string;

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(at: Instant): Month {
  return formatInstant(at).slice(0, 7);
}

export function nextMonth(month: Month, months: 1 | -1): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export function monthSpan(month: Month): { from: string; to: string } {
  return { from: `${month}-01T00:00:00Z`, to: `${nextMonth(month, 1)}-01T00:00:00Z` };
}

const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `November 2026` */
export function monthName(month: Month): string {
  return `${NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}
