import { formatHours, formatMinutes } from '@stint/core/duration';
import { type Instant, parseInstant } from '@stint/core/instant';

/** Whose clock is read: the computer's time zone, as `Europe/Lisbon`. */
export type Zone = string;

/**
 * Words of somebody else (a contract's title, a client's name, a memo) as one line of ours: no control characters, no
 * marks that turn the writing direction around, cut where they are too long, and held apart from what stands beside
 * them, so that a title from right to left moves no number of ours.
 */
export function foreign(words: string, most = 60): string {
  const plain = words
    .slice(0, most * LONGEST_LETTER)
    .replaceAll(UNSEEN, ' ')
    .replaceAll(PILED_MARKS, '$1')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (plain === '') return '';
  const cut = plain.length <= most ? plain : shortened(plain, most);
  return FOREIGN_DIRECTION.test(cut) ? `\u2068${cut}\u2069` : cut;
}

function shortened(words: string, most: number): string {
  const letters = [...SEGMENTER.segment(words)].map(({ segment }) => segment);
  return letters.length <= most
    ? words
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Controls, the marks of direction, and what is drawn as nothing at all. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
/** Marks piled up on one letter, over what any language does. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** In UTF-16 units: a family of emoji. */
const LONGEST_LETTER = 25;
/** Writing from right to left. */
const FOREIGN_DIRECTION =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}]|[\u{1e800}-\u{1efff}]/u;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** "Header colours, Acme Garden Tools". */
export function workOf({ title, client }: { readonly title: string; readonly client: string }): string {
  return [foreign(title), foreign(client)].filter((part) => part !== '').join(', ');
}

/** "09:40" where the freelancer is. */
export function clock(instant: string, zone: Zone): string {
  const known = clocks.get(zone);
  const format = known ?? new Intl.DateTimeFormat('en-GB', { ...HOURS_MINUTES, timeZone: zone });
  if (!known) clocks.set(zone, format);
  return format.format(new Date(instant));
}

const HOURS_MINUTES = { hour: '2-digit', minute: '2-digit' } as const;
/** Dear to make, and asked for every second. */
const clocks = new Map<Zone, Intl.DateTimeFormat>();

/** "09:40–09:50". */
export function between(start: string, end: string, zone: Zone): string {
  return `${clock(start, zone)}–${clock(end, zone)}`;
}

/** "1:12": whole minutes, for what is looked at now and then. */
export function hours(seconds: number): string {
  return formatHours(Math.max(0, seconds - (seconds % 60)));
}

/** "10 minutes", "1 minute", "4:12 minutes". */
export function minutes(seconds: number): string {
  if (seconds % 60 !== 0) return `${formatMinutes(seconds)} minutes`;
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`;
}

/** The amount is a plain decimal, and stays one: "$7.50". */
export function money(amount: string, currency: string): string {
  const dress = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return dress.format(amount as Intl.StringNumericLiteral);
}

export function many(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

export function offlineWords(waiting: number): string {
  return waiting === 0 ? 'Offline' : `Offline · ${many(waiting, 'segment')} waiting`;
}

/** An instant of the status page; the page never holds another form. */
export function instantOf(text: string): Instant {
  return parseInstant(text) ?? Number.NaN;
}
