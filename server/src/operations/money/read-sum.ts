import { type Currency, type Minor, parseMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';

/** An hour's rate: above 0, with the decimals of its currency, at most `LIMITS.rate`; else null (`bad-rate`). */
export function readRate(text: string, currency: Currency): Minor | null {
  return readSum(text, currency, LIMITS.rate);
}

/** What is paid once: above 0, with the decimals of its currency, at most `LIMITS.payment`; else null (`bad-payment`). */
export function readPaymentSum(text: string, currency: Currency): Minor | null {
  return readSum(text, currency, LIMITS.payment);
}

/** What is to be paid out: above 0, with the decimals of its currency, at most `LIMITS.payout`; else null. */
export function readPayout(text: string, currency: Currency): Minor | null {
  return readSum(text, currency, LIMITS.payout);
}

/** A sum without an end would not fit into the books, and the week that it is billed in could never close. */
function readSum(text: string, currency: Currency, most: number): Minor | null {
  const sum = parseMoney(text, currency);
  const cap = parseMoney(String(most), currency);
  return sum === null || cap === null || sum === 0n || sum > cap ? null : sum;
}
