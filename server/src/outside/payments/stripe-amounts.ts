import { minorDigits } from '@stint/core/money';

/** Stripe takes eight digits. */
const LARGEST = 99_999_999n;

// docs.stripe.com/currencies: these are written with two digits there, whatever ISO 4217 says …
const TWO_DIGITS = new Set(['ISK', 'UGX']);
// … and of these three digits the last must be 0.
const LAST_IS_ZERO = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

export type Unsayable = 'amount_too_large' | 'amount_not_whole';

/** Minor units of ISO 4217 as Stripe writes them; or why it cannot. */
export function toStripe(amount: bigint, currency: string): number | Unsayable {
  if (LAST_IS_ZERO.has(currency) && amount % 10n !== 0n) return 'amount_not_whole';
  const said = amount * factorOf(currency);
  return said > LARGEST ? 'amount_too_large' : Number(said);
}

/** What Stripe wrote, in minor units of ISO 4217. Throws where it is none: then it is not our money. */
export function fromStripe(said: number, currency: string): bigint {
  if (!Number.isSafeInteger(said)) throw new RangeError(`no amount of Stripe's: ${said}`);
  const factor = factorOf(currency);
  if (BigInt(said) % factor !== 0n) throw new RangeError(`${said} is no whole amount of ${currency}`);
  return BigInt(said) / factor;
}

function factorOf(currency: string): bigint {
  return TWO_DIGITS.has(currency) && minorDigits(currency) === 0 ? 100n : 1n;
}
