import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromStripe, toStripe } from './stripe-amounts.ts';

describe('an amount as Stripe writes it', () => {
  it.each([
    [1250n, 'USD', 1250],
    [1250n, 'JPY', 1250],
    // Two digits there, none by ISO 4217.
    [1250n, 'ISK', 125_000],
    [1250n, 'UGX', 125_000],
    // Three digits, of which the last must be 0.
    [1250n, 'KWD', 1250],
    [1251n, 'KWD', 'amount_not_whole'],
    [99_999_999n, 'USD', 99_999_999],
    [100_000_000n, 'USD', 'amount_too_large'],
    [1_000_000n, 'ISK', 'amount_too_large'],
  ])('%d of %s is %s', (amount, currency, said) => {
    expect(toStripe(amount, currency)).toBe(said);
  });

  it('comes back as it went, or was never said', () => {
    const anyCurrency = fc.constantFrom('USD', 'EUR', 'JPY', 'ISK', 'UGX', 'KWD', 'TND', 'HUF');
    fc.assert(
      fc.property(fc.bigInt(1n, 200_000_000n), anyCurrency, (amount, currency) => {
        const said = toStripe(amount, currency);
        if (typeof said === 'number') expect(fromStripe(said, currency)).toBe(amount);
      }),
    );
  });

  it('that is none is refused when it is read', () => {
    expect(() => fromStripe(1.5, 'USD')).toThrow(RangeError);
    expect(() => fromStripe(2 ** 53, 'USD')).toThrow(RangeError);
    expect(() => fromStripe(125_001, 'ISK')).toThrow(RangeError);
  });
});
