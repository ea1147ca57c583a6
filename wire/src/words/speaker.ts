import { DAY_SECONDS, HOUR_SECONDS, type Instant, MINUTE_SECONDS, WEEK_SECONDS } from '@stint/core/instant';
import { minorDigits } from '@stint/core/money';
import { type Catalogue, LANGUAGES, type Language, type Plural } from './catalogue.ts';
import { fill, type Part, plain } from './parts.ts';

/** Who is spoken to. */
export interface Reader {
  readonly language: Language;
  /** An IANA name; times are shown by its clock. */
  readonly zone: string;
}

/** Says numbers, sums and times as a reader reads them, and other people's words so that they harm nobody. */
export interface Speaker extends Reader {
  readonly words: Catalogue;
  /** Somebody's own words, in one line. */
  name(text: string): Part;
  /** A decimal of the wire, in its currency. */
  money(amount: string, currency: string): Part;
  /** `6:40`: whole minutes, what is over is left out. */
  hours(seconds: number): Part;
  count(number: number): Part;
  /** `Mon 23 Nov, 13:00 (12:00 UTC)`: UTC's own day is said where it is another. */
  moment(instant: Instant): Part;
  /** `Fri 27 Nov`: a day of the calendar, in nobody's zone; given as its midnight in UTC. */
  day(midnight: Instant): Part;
  /** `16 – 22 Nov`: the days of the billing week that begins at this Monday in UTC. */
  week(monday: Instant): Part;
  /** A sentence in the form that its count asks for, with `{count}` in it. */
  counted(sentence: Plural, count: number, more?: Readonly<Record<string, Part>>): Part[];
}

export function speakerOf({ language, zone }: Reader, words: Catalogue): Speaker {
  const { dates, numbers, money } = LANGUAGES[language];
  const number = new Intl.NumberFormat(numbers);
  const [mine, utc] = [clockIn(dates, zone), clockIn(dates, 'UTC')];
  const value = (says: string): Part => ({ says, whose: 'value' });
  return {
    language,
    zone,
    words,
    name: (text) => ({ says: plain(text), whose: 'theirs' }),
    money: (amount, currency) => value(moneyIn(money, amount, currency)),
    hours: (seconds) => value(hours(seconds)),
    count: (count) => value(number.format(count)),
    moment: (instant) => value(bothClocks(instant, [mine, utc], words)),
    day: (midnight) => value(utc.day(midnight)),
    week: (monday) => value(daysIn(dates, monday)),
    counted: (sentence, count, more = {}) => {
      const form = sentence[new Intl.PluralRules(numbers).select(count)] ?? sentence.other;
      return fill(form, { ...more, count: value(number.format(count)) });
    },
  };
}

/** The digits are the wire's, one by one; only the currency's sign and the grouping are Intl's. */
function moneyIn(tag: string, amount: string, currency: string): string {
  const digits = minorDigits(currency) ?? 0;
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount as `${number}`);
}

function hours(seconds: number): string {
  const minutes = Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS);
  return `${Math.floor(seconds / HOUR_SECONDS)}:${String(minutes).padStart(2, '0')}`;
}

interface Wall {
  full(instant: Instant): string;
  day(instant: Instant): string;
  time(instant: Instant): string;
}

function bothClocks(instant: Instant, [mine, there]: readonly [Wall, Wall], words: Catalogue): string {
  const [here, utc] = [mine.full(instant), there.full(instant)];
  if (here === utc) return `${here} UTC`;
  const other = mine.day(instant) === there.day(instant) ? there.time(instant) : utc;
  return words.common.bothClocks.replace('{mine}', () => here).replace('{utc}', () => other);
}

/** A clock on the wall of a zone. Its formats are made when they are first asked for, and kept: making one takes long. */
function clockIn(tag: string, zone: string): Wall {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const said = (options: Intl.DateTimeFormatOptions): ((instant: Instant) => string) => {
    let format: Intl.DateTimeFormat | null = null;
    return (instant) => {
      format ??= new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
      return format.format(instant * 1000);
    };
  };
  return { full: said({ ...day, ...time }), day: said(day), time: said(time) };
}

function daysIn(tag: string, monday: Instant): string {
  const [first, last] = [monday * 1000, (monday + WEEK_SECONDS - DAY_SECONDS) * 1000];
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  // Its own way to write a range of days is with slashes.
  return tag === 'ja' ? `${days.format(first)}～${days.format(last)}` : days.formatRange(first, last);
}
