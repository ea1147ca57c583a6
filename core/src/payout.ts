import { DAY_SECONDS, formatInstant, type Instant, parseDay } from './instant.ts';
import { type Currency, type Minor, minorDigits, parseMoney } from './money.ts';
import { weekOf } from './week.ts';

/** When the house pays out by itself what is available; `by-hand`: never. */
export const PAYOUT_SCHEDULES = ['by-hand', 'weekly', 'twice-a-month', 'monthly'] as const;
export type PayoutSchedule = (typeof PAYOUT_SCHEDULES)[number];

/** Where money goes to is changed by whoever knows the password, and nobody else has so long to say no. */
export const METHOD_WAIT_SECONDS = 3 * DAY_SECONDS;

/** So long a raise of the sum above which two people look waits: nobody raises it, pays, and lowers it again unseen. */
export const LIMIT_WAIT_SECONDS = 3 * DAY_SECONDS;

/** What the operator sets for a currency, in its minor units. */
export interface PayoutLimits {
  /** The least and the most that a freelancer can choose as the sum below which a schedule pays nothing. */
  readonly least: Minor;
  readonly most: Minor;
  /** Whatever is above it needs two operators. */
  readonly twoAbove: Minor;
}

/** In whole units; a currency without minor digits counts in units some hundred times as small. */
const USUAL = { least: '1', most: '1000', twoAbove: '10000' } as const;
const USUAL_SMALL = { least: '100', most: '100000', twoAbove: '1000000' } as const;

/** Where the operator has set nothing. */
export function usualPayoutLimits(currency: Currency): PayoutLimits {
  const units = minorDigits(currency) === 0 ? USUAL_SMALL : USUAL;
  const sumOf = (text: string): Minor => parseMoney(text, currency) ?? 0n;
  return { least: sumOf(units.least), most: sumOf(units.most), twoAbove: sumOf(units.twoAbove) };
}

/** Holds end as a Wednesday begins (B5): what became available then goes out at once. */
const WEDNESDAY = 2 * DAY_SECONDS;

/** The last instant at or before `now` at which a schedule pays; null by hand. Weekly: Wednesdays; else the 1st (and 15th). */
export function lastTurn(schedule: PayoutSchedule, now: Instant): Instant | null {
  if (schedule === 'by-hand') return null;
  if (schedule === 'weekly') return weekOf(now - WEDNESDAY) + WEDNESDAY;
  return turnsAround(schedule, now).findLast((turn) => turn <= now) ?? null;
}

/** The first instant after `now` at which a schedule pays; null by hand. */
export function nextTurn(schedule: PayoutSchedule, now: Instant): Instant | null {
  if (schedule === 'by-hand') return null;
  if (schedule === 'weekly') return weekOf(now - WEDNESDAY) + WEDNESDAY + 7 * DAY_SECONDS;
  return turnsAround(schedule, now).find((turn) => turn > now) ?? null;
}

/** Of this month, and the first of the next. */
function turnsAround(schedule: 'twice-a-month' | 'monthly', now: Instant): Instant[] {
  const [year = 0, month = 1] = formatInstant(now).split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return [
    dayOf(year, month, 1),
    ...(schedule === 'twice-a-month' ? [dayOf(year, month, 15)] : []),
    dayOf(next[0] ?? 0, next[1] ?? 1, 1),
  ];
}

function dayOf(year: number, month: number, day: number): Instant {
  const text = [String(year).padStart(4, '0'), ...[month, day].map((n) => String(n).padStart(2, '0'))].join(
    '-',
  );
  const instant = parseDay(text);
  if (instant === null) throw new RangeError(`no such day: ${text}`);
  return instant;
}

/** Two people look at a large payout: what somebody is paid out within a day counts as one, so that parts are no way round. */
export function needsTwo(withinADay: Minor, twoAbove: Minor): boolean {
  return withinADay > twoAbove;
}

/** A day of payouts to one person, for `needsTwo`. */
export const PAYOUT_DAY_SECONDS = DAY_SECONDS;

/** Who has looked at something that two people must look at. `makers` have made it: for a file, the operator who did. */
export interface Looked {
  /** Who may never approve it: whom it pays. */
  readonly own: string | null;
  readonly makers: readonly string[];
  readonly approvers: readonly string[];
}

/**
 * One more operator approves: `again` when it is somebody who has made or approved it before, or is paid by it; `waits` while
 * a second one is missing.
 */
export function approve({ own, makers, approvers }: Looked, by: string): 'again' | 'waits' | 'done' {
  const before = new Set([...makers, ...approvers]);
  if (by === own || before.has(by)) return 'again';
  return before.size + 1 >= 2 ? 'done' : 'waits';
}
