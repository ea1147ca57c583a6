import { CURRENCY_DIGITS } from './currencies.ts';
import { HOUR_SECONDS } from './instant.ts';

/** Whole minor units of a currency (cents, yen, fils). Never a float. */
export type Minor = bigint;

/** ISO 4217 alphabetic code that has a minor unit. */
export type Currency = string;

/** Millionths of a percent: "2.75" is 2_750_000n. */
export type Percent = bigint;

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;
const PERCENT_DIGITS = 6;
const HUNDRED_PERCENT = 100n * 10n ** BigInt(PERCENT_DIGITS);

/** The currency's number of minor digits; null when ISO 4217 lists no such code with a minor unit. */
export function minorDigits(currency: Currency): number | null {
  return CURRENCY_DIGITS.get(currency) ?? null;
}

/** An amount with another number of decimals, as others write it; null where it has more than those. */
export function withDigits(amount: Minor, from: number, to: number): Minor | null {
  const factor = 10n ** BigInt(Math.abs(to - from));
  if (to >= from) return amount * factor;
  return amount % factor === 0n ? amount / factor : null;
}

/** A plain decimal as minor units; null for another form or for more decimals than the currency has. */
export function parseMoney(text: string, currency: Currency): Minor | null {
  const digits = minorDigits(currency);
  return digits === null ? null : parseDecimal(text, digits);
}

/** `1234n` USD is "12.34"; `1234n` JPY is "1234". */
export function formatMoney(amount: Minor, currency: Currency): string {
  const digits = minorDigits(currency) ?? 0;
  const sign = amount < 0n ? '-' : '';
  const padded = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + padded;
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** A percentage from 0 to 100 with at most six decimals; null for anything else. */
export function parsePercent(text: string): Percent | null {
  const percent = parseDecimal(text, PERCENT_DIGITS);
  return percent !== null && percent <= HUNDRED_PERCENT ? percent : null;
}

/** `2_750_000n` is "2.75". */
export function formatPercent(percent: Percent): string {
  const padded = percent.toString().padStart(PERCENT_DIGITS + 1, '0');
  const decimals = padded.slice(-PERCENT_DIGITS).replace(/0+$/, '');
  const whole = padded.slice(0, -PERCENT_DIGITS);
  return decimals ? `${whole}.${decimals}` : whole;
}

/** B4: rate x seconds / 3600, rounded half up once. */
export function payFor(hourlyRate: Minor, seconds: number): Minor {
  return divideHalfUp(hourlyRate * BigInt(seconds), BigInt(HOUR_SECONDS));
}

/** B4: a percentage of an amount, rounded half up once. */
export function shareOf(amount: Minor, percent: Percent): Minor {
  return divideHalfUp(amount * percent, HUNDRED_PERCENT);
}

/**
 * Splits an amount by weights without making or losing a unit: each part gets its floor, and the units left
 * over go to the largest remainders (the earlier part on a tie). All weights 0: everything goes to the first.
 * For the parts of an invoice in a report; and for refunds with their fees (D3) and partial releases.
 */
export function splitByWeight(amount: Minor, weights: readonly bigint[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map((_, index) => (index === 0 ? amount : 0n));
  const parts = weights.map((weight) => (amount * weight) / total);
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % total }))
    // The sort is stable: of equal remainders the earlier part stays first.
    .sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder));
  for (const { index } of byRemainder.slice(0, Number(left))) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

/**
 * What of an amount belongs to the first `part` of `whole`, rounded down: cut anywhere and however often, the pieces
 * between two cuts always make up the amount. Nothing of nothing is nothing.
 */
export function upTo(amount: Minor, part: bigint, whole: bigint): Minor {
  return whole === 0n ? 0n : (amount * part) / whole;
}

export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

function parseDecimal(text: string, digits: number): bigint | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, whole = '', decimals = ''] = match;
  if (decimals.length > digits) return null;
  return BigInt(whole + decimals.padEnd(digits, '0'));
}

/** For amounts that are not negative. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
