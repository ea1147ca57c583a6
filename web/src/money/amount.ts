import { formatMoney, type Minor, minorDigits, parseMoney, payFor, sum } from '@stint/core/money';
import type { DiaryEntry } from '@stint/core/timesheet';

/** A letter's decimal in minor units. Letters may be negative (balances). */
export function minorOf(text: string, currency: string): Minor {
  const size = parseMoney(text.replace(/^-/, ''), currency);
  if (size === null) throw new RangeError(`not an amount of ${currency}: ${text}`);
  return text.startsWith('-') ? -size : size;
}

/** `$7.50`, `CA$7.50`, `¥750`: the digits are core's, only the currency's sign and the grouping are Intl's. */
export function money(amount: Minor, currency: string): string {
  return shown(formatMoney(amount, currency), currency);
}

/** The same for a letter's decimal. */
export function moneyText(text: string, currency: string): string {
  return money(minorOf(text, currency), currency);
}

/** B4 over any entries: each (kind, rate) is rounded once, as the invoice's lines are. */
export function payOf(entries: readonly Pick<DiaryEntry, 'kind' | 'rate' | 'billedSeconds'>[]): Minor {
  const seconds = new Map<string, { rate: Minor; seconds: number }>();
  for (const { kind, rate, billedSeconds } of entries) {
    const line = `${kind} ${rate}`;
    seconds.set(line, { rate, seconds: (seconds.get(line)?.seconds ?? 0) + billedSeconds });
  }
  return sum([...seconds.values()].map((line) => payFor(line.rate, line.seconds)));
}

function shown(decimal: string, currency: string): string {
  const format = formats.get(currency) ?? formatOf(currency);
  formats.set(currency, format);
  // A decimal text is formatted digit by digit: no float takes part.
  return format.format(decimal as `${number}`).replace('-', '−');
}

/** To make one takes longer than to use it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const digits = minorDigits(currency) ?? 0;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
