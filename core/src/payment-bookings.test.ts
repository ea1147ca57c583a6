import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accounts } from './bookings.ts';
import { type Account, balancesOf } from './ledger.ts';
import { sum } from './money.ts';
import { paymentSums } from './payment.ts';
import * as booked from './payment-bookings.ts';
import { at } from './testing/story.ts';

const now = at('09:00');
const percent = fc.bigInt({ min: 0n, max: 100_000_000n });
const paying = fc.record({
  total: fc.bigInt({ min: 1n, max: 10n ** 17n }),
  freelancerFee: percent,
  clientFee: percent,
  how: fc.constantFrom('bonus', 'invoiced', 'withdrawn'),
});

it('D4: for any bonuses, invoices and fees the books add up to nothing, and each place holds what it should', () => {
  fc.assert(
    fc.property(fc.array(paying, { minLength: 1, maxLength: 12 }), (all) => {
      const sums = all.map(({ total, ...fees }) => paymentSums(fees, total));
      const entries = all.flatMap(({ how }, n) => {
        const one = { id: `p${n}`, contract: 'k1', org: 'acme', freelancer: 'ana', currency: 'USD' };
        const [its] = sums.slice(n);
        if (!its) return [];
        if (how === 'withdrawn')
          return [booked.paymentInvoiced(one, its, now), booked.paymentWithdrawn(one, its, now)];
        const first =
          how === 'bonus'
            ? [booked.paymentMade(one, its, now)]
            : [booked.paymentInvoiced(one, its, now), booked.paymentPassed(one, its, now)];
        return [...first, booked.paymentCharged(one, its, now), booked.paymentReleased(one, its.net, now)];
      });
      const places = balancesOf(entries).get('USD');
      const balance = (account: Account) => places?.get(account) ?? 0n;
      const paid = sums.filter((_, n) => all[n]?.how !== 'withdrawn');
      expect(sum([...(places?.values() ?? [])])).toBe(0n);
      expect(balance(accounts.client('acme'))).toBe(0n);
      expect(balance(accounts.inReview('ana'))).toBe(0n);
      expect(balance(accounts.pending('ana'))).toBe(0n);
      expect(balance(accounts.available('ana'))).toBe(sum(paid.map(({ net }) => net)));
      expect(balance(accounts.fees())).toBe(sum(paid.map((one) => one.freelancerFee + one.clientFee)));
      expect(balance(accounts.gateway())).toBe(-sum(paid.map(({ clientTotal }) => clientTotal)));
    }),
    { numRuns: 2000 },
  );
});
