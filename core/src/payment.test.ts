import { describe, expect, it } from 'vitest';
import { DAY_SECONDS } from './instant.ts';
import { isPayable, PAYMENT_HOLD_SECONDS, paymentSums } from './payment.ts';
import { at } from './testing/story.ts';
import { k1 } from './testing/world.ts';

describe('D4: a payment of its own', () => {
  it('carries the fees of both sides, each rounded once', () => {
    const fees = { freelancerFee: 10_000_000n, clientFee: 5_000_000n };
    expect(paymentSums(fees, 10_001n)).toEqual({
      total: 10_001n,
      freelancerFee: 1000n,
      net: 9001n,
      clientFee: 500n,
      clientTotal: 10_501n,
    });
    expect(paymentSums({ freelancerFee: 0n, clientFee: 0n }, 1n)).toMatchObject({ net: 1n, clientTotal: 1n });
    expect(paymentSums(k1(), 100n).total).toBe(100n);
  });

  it('can be made while the contract runs, and until 365 days after its end', () => {
    const end = at('09:00');
    const last = end + 365 * DAY_SECONDS;
    expect(isPayable(null, last * 2)).toBe(true);
    expect(isPayable(end, last - 1)).toBe(true);
    expect(isPayable(end, last)).toBe(false);
  });

  it('is held for five days', () => {
    expect(PAYMENT_HOLD_SECONDS).toBe(432_000);
  });
});
