import { formatMoney } from '@stint/core/money';
import { afterEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { testHouse } from '../../testing/house.ts';
import { atWork, CARDS, heldByProcessor } from '../../testing/money.ts';
import { dice, FEE, type Model, oneStep, settleAll, ticked } from '../../testing/money-back.ts';
import { type World, whatIsWhere } from '../../testing/money-sums.ts';
import { instantOf, instants } from '../../testing/refunds.ts';
import { at, twoHours } from '../../testing/review.ts';
import { reconcile } from '../payments/reconcile.ts';
import { depositToFund } from '../protection/deposit-to-fund.ts';

// One week, 94.50 to its client and 81.00 of it to Ana, refunded, disputed, paid out, taken back by the bank and given
// back, in any order, twice, at once, with answers that get lost and a house that dies between asking and writing.

let world: World;
afterEach(() => world.house.close());

const NET = 8100n;
const WHOLE = 9450n;
const FUND = 20_000n;
const STEPS = 18;
const SEEDS = Array.from({ length: 4 }, (_, n) => `any order ${n}`);

describe('D3: refunds, disputes, payouts and chargebacks of one week, in whatever order', () => {
  it.each(SEEDS)('leave true books: %s', { timeout: 120_000 }, async (seed) => {
    const house = await testHouse({ payments: true, seed, at: '2026-11-18T05:00:00Z' });
    const below = dice(seed);
    const work = await atWork(house, { card: below(4) === 0 ? CARDS.declinedLater : CARDS.good });
    world = { house, work };
    const fund = { id: house.random.uuid(), currency: 'USD', amount: formatMoney(FUND, 'USD') };
    expect(isRefusal(await depositToFund(house, work.olu, fund))).toBe(false);
    house.movable.moveTo(instantOf('2026-11-18T10:00:00Z'));
    await twoHours(work.desk);
    await at(house, instants.locked);
    const model: Model = { given: 0n, chargebacks: [] };
    for (let step = 0; step < STEPS; step += 1) {
      await oneStep(world, below, model);
      await booksAreTrue(model);
    }
    await settleAll(world, model);
    const end = await booksAreTrue(model);
    expect([end.review, end.pending, end.held, end.client]).toEqual([0n, 0n, 0n, 0n]);
    expect([end.advanced, end.fund]).toEqual([0n, FUND]);
    expect(await heldByProcessor(world.house)).toBe(-end.gateway);
    expect(await reconcile(world.house)).toBe('');
  });
});

/** After every step, and after the clock has done once more all that is due. */
async function booksAreTrue(model: Model) {
  await ticked(world);
  const now = await whatIsWhere(world);
  expect(now.all).toBe(0n);
  for (const amount of [now.review, now.pending, now.held, now.fund, now.advanced, now.fees]) {
    expect(amount).toBeGreaterThanOrEqual(0n);
  }
  const { made, sent } = now;
  // The client's: what it was billed, less refunds; what it paid, less what went back and was taken back.
  const takenBack = now.takenBack;
  expect(now.client).toBe(-WHOLE + made.whole + now.charged - sent - takenBack);
  // Ana's, wherever it is: her net less refunds, less payouts. Below 0 no further than what was paid out already.
  expect(now.review + now.pending + now.available + now.held).toBe(NET - made.net - now.paidOut);
  expect(now.available).toBeGreaterThanOrEqual(-now.paidOut);
  expect(now.fund + now.advanced).toBe(FUND);
  expect(now.given).toBe(model.given);
  expect(made.whole).toBeLessThanOrEqual(WHOLE);
  expect(now.gateway).toBe(-now.charged + sent + takenBack + now.paidOut - now.costs);
  expect(now.costs).toBe(-FEE * BigInt(now.heard));
  return now;
}
