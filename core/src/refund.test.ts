import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Share } from './dispute.ts';
import { shareLess } from './dispute.ts';
import { NO_SHARE } from './dispute-shares.ts';
import { mostOfNet, shareOfAmount } from './refund.ts';

/** 90.00, of which 9.00 are the freelancer's fee; 4.50 are the client's on top. */
const NINETY: Share = {
  total: 9000n,
  freelancerFee: 900n,
  net: 8100n,
  clientFee: 450n,
  clientTotal: 9450n,
};

describe('D3: what goes back of an invoice', () => {
  it('has the fees of both sides with it, in proportion', () => {
    expect(shareOfAmount(NINETY, 4500n)).toEqual({
      total: 4500n,
      freelancerFee: 450n,
      net: 4050n,
      clientFee: 225n,
      clientTotal: 4725n,
    });
  });

  it('is the invoice to the last unit, in however many parts, and no part of it is below nothing', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 5000n }), { maxLength: 30 });
    const share = fc.tuple(
      fc.bigInt({ min: 0n, max: 99_999n }),
      fc.bigInt({ min: 0n, max: 9999n }),
      fc.bigInt({ min: 0n, max: 9999n }),
    );
    fc.assert(
      fc.property(share, parts, ([net, freelancerFee, clientFee], cuts) => {
        const total = net + freelancerFee;
        let left: Share = { net, freelancerFee, clientFee, total, clientTotal: total + clientFee };
        for (const cut of [...cuts, left.total]) {
          const part = shareOfAmount(left, cut < left.total ? cut : left.total);
          left = shareLess(left, part);
          for (const one of [...Object.values(part), ...Object.values(left)])
            expect(one).toBeGreaterThanOrEqual(0n);
        }
        expect({ ...left, clientFee: 0n, clientTotal: 0n }).toEqual(NO_SHARE);
        if (total > 0n) expect(left.clientFee).toBe(0n);
      }),
      { numRuns: 500 },
    );
  });

  it('is never more than a given part of the freelancer’s', () => {
    const amounts = fc.bigInt({ min: 0n, max: 99_999n });
    fc.assert(
      fc.property(amounts, amounts, amounts, (net, freelancerFee, most) => {
        const total = net + freelancerFee;
        const left = { net, freelancerFee, clientFee: 0n, total, clientTotal: total };
        const found = mostOfNet(left, most);
        expect(shareOfAmount(left, found).net).toBeLessThanOrEqual(most < net ? most : net);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot be more than there is', () => {
    expect(() => shareOfAmount(NINETY, 9001n)).toThrow(RangeError);
  });
});
