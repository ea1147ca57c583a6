import { minorDigits, withDigits } from '@stint/core/money';

/** Stripe takes eight digits. */
const LARGEST = 99_999_999n;

// docs.stripe.com/currencies: these are written with two digits there, whatever ISO 4217 says …
const TWO_DIGITS = new Set(['ISK', 'UGX']);
// … and of these three digits the last must be 0.
const LAST_IS_ZERO = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

export type Unsayable = 'amount_too_large' | 'amount_not_whole';

/** Minor units of ISO 4217 as Stripe writes them; or why it cannot. */
export function toStripe(amount: bigint, currency: string): number | Unsayable {
  if (LAST_IS_ZERO.has(currency) && withDigits(amount, 3, 2) === null) return 'amount_not_whole';
  const said = withDigits(amount, digitsOf(currency), theirDigitsOf(currency));
  if (said === null) return 'amount_not_whole';
  return said > LARGEST ? 'amount_too_large' : Number(said);
}

/** What Stripe wrote, in minor units of ISO 4217. Throws where it is none: then it is not our money. */
export function fromStripe(said: number, currency: string): bigint {
  if (!Number.isSafeInteger(said)) throw new RangeError(`no amount of Stripe's: ${said}`);
  const amount = withDigits(BigInt(said), theirDigitsOf(currency), digitsOf(currency));
  if (amount === null) throw new RangeError(`${said} is no whole amount of ${currency}`);
  return amount;
}

function digitsOf(currency: string): number {
  return minorDigits(currency) ?? 2;
}

function theirDigitsOf(currency: string): number {
  return TWO_DIGITS.has(currency) ? 2 : digitsOf(currency);
}
