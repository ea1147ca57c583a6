import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, heldByProcessor, track, type Work } from '../../testing/money.ts';
import { moveClock } from '../clock/move-clock.ts';
import { listPayouts } from '../money/list-payouts.ts';
import { payOut } from '../money/pay-out.ts';
import { readPurses } from '../money/read-purses.ts';
import { readPayoutPlans, setPayoutPlan } from './plans.ts';

let house: TestHouse;
let work: Work;

// Four hours at 45.00 less 10 %: 162.00 is available from Wednesday 2 December on.
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  await track(work.desk, '2026-11-18T06:00:00Z', 24);
});
afterEach(() => house.close());

const to = (now: string) => moveClock(house, work.olu, { now });
const ask = (amount: string) => payOut(house, work.ana, { id: house.random.uuid(), currency: 'USD', amount });
const purse = async () => (await readPurses(house, work.ana))[0];

describe('a payout plan', () => {
  const plan = (schedule: 'weekly' | 'monthly' | 'by-hand', minimum = '100.00') =>
    setPayoutPlan(house, work.ana, { currency: 'USD', schedule, minimum });

  it('pays what is available on its day, by any of two servers, once', async () => {
    expect(await plan('weekly')).toMatchObject({ nextAt: '2026-11-25T00:00:00Z', minimum: '100.00' });
    await to('2026-12-01T23:59:59Z');
    house.movable.moveTo(house.clock.now() + 1);
    const other = { ...house, db: openDatabase(house.appUrl, () => {}) };
    await Promise.allSettled([tick(house), tick(other), tick(house)]);
    await other.db.destroy();
    await tick(house);
    expect(await listPayouts(house, work.ana)).toMatchObject([{ amount: '162.00', state: 'paid' }]);
    expect(await purse()).toMatchObject({ available: '0.00', paidOut: '162.00' });
    expect(await heldByProcessor(house)).toBe(18_900n - 16_200n);
  });

  it('pays nothing below its minimum, and all that is asked for by hand', async () => {
    await plan('weekly', '162.01');
    await to('2026-12-03T00:00:00Z');
    expect(await listPayouts(house, work.ana)).toEqual([]);
    expect(await ask('0.01')).toMatchObject({ state: 'paid' });
  });

  it('pays on the next day of its own after it was made, and on none of those before', async () => {
    await to('2026-12-03T00:00:00Z');
    await plan('weekly', '1.00');
    await tick(house);
    expect(await listPayouts(house, work.ana)).toEqual([]);
    await to('2026-12-09T00:00:00Z');
    expect(await listPayouts(house, work.ana)).toHaveLength(1);
  });

  it('has a minimum within what the operator lets be chosen', async () => {
    expect(await plan('weekly', '0.99')).toMatchObject({ refused: 'bad-amount', field: 'minimum' });
    expect(await plan('weekly', '1000.01')).toMatchObject({ refused: 'bad-amount', field: 'minimum' });
    await to('2026-11-24T00:00:00Z');
    expect(await readPayoutPlans(house, work.ana)).toMatchObject([
      { schedule: 'by-hand', least: '1.00', nextAt: null },
    ]);
  });

  it('pays nothing out of a balance below 0, whatever its minimum', async () => {
    await plan('weekly', '1.00');
    await to('2026-12-01T00:00:00Z');
    await house.db
      .updateTable('account_balance')
      .set({ balance: -500n })
      .where('account', '=', `freelancer:${work.ana.person}:available`)
      .execute();
    await tick(house);
    house.movable.moveTo(house.movable.now() + 8 * 86_400);
    await house.db
      .updateTable('account_balance')
      .set({ balance: -500n })
      .where('account', '=', `freelancer:${work.ana.person}:available`)
      .execute();
    expect(await ask('1.00')).toMatchObject({ refused: 'more-than-available' });
  });
});
