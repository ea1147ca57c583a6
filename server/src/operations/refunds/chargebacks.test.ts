import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, heldByProcessor, type Work } from '../../testing/money.ts';
import {
  chargeback,
  decided,
  instantOf,
  instants,
  refundSome,
  sumsOf,
  takeBack,
} from '../../testing/refunds.ts';
import { at, places, twoHours, WEEK } from '../../testing/review.ts';
import { readTrace } from '../books/read-trace.ts';
import { payDebt } from '../debts/pay-debt.ts';
import { heedChargeback } from '../payments/heed-chargeback.ts';
import { reconcile } from '../payments/reconcile.ts';
import { depositToFund } from '../protection/deposit-to-fund.ts';
import { listReturns } from './list-returns.ts';
import { readRefunds } from './read-refunds.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true, at: '2026-11-18T05:00:00Z' });
});
afterEach(() => house.close());

/** Two hours at 45.00: 90.00, of which Ana gets 81.00 and Ben pays 94.50. */
async function billed(card: string = CARDS.good): Promise<void> {
  work = await atWork(house, { card });
  // P4: protected is what is worked from here on.
  house.movable.moveTo(instantOf('2026-11-18T10:00:00Z'));
  await twoHours(work.desk);
  await at(house, instants.locked);
}

const read = async () => done(await readRefunds(house, work.ana, { contract: work.contract, week: WEEK }));
const toldOf = async (kind: string) =>
  (await house.db.selectFrom('notification').select('person_id').where('kind', '=', kind).execute()).length;
const ID = '11111111-1111-4111-8111-111111111111';

describe('a charge that the client’s bank takes back', () => {
  it('holds what is not available, whatever the clock does, and lets it go on when it is won', async () => {
    await billed();
    await at(house, instants.reviewed);
    const id = await chargeback(house, 1500);
    await at(house, '2026-12-20T00:00:00Z');
    expect(await places(house, work)).toMatchObject({ pending: 8100n, available: 0n, all: 0n });
    expect(await sumsOf(house, work)).toMatchObject({ client: -9450n, costs: -1500n });
    expect(await reconcile(house)).toBe('');
    expect((await listReturns(house)).chargebacks).toMatchObject([{ chargeback: { state: 'open' } }]);
    await decided(house, id, 'won');
    expect(await places(house, work)).toMatchObject({ pending: 0n, available: 8100n, all: 0n });
    expect(await sumsOf(house, work)).toMatchObject({ client: 0n, costs: -1500n });
    expect(await reconcile(house)).toBe('');
    expect((await listReturns(house)).chargebacks).toEqual([]);
    expect([await toldOf('chargeback-opened'), await toldOf('chargeback-won')]).toEqual([2, 2]);
    expect(await toldOf('client-suspended')).toBe(0);
  });

  it('lost, is a debt: the fund pays what is protected, the client is suspended, pays by hand, and all goes on', async () => {
    await billed();
    done(await depositToFund(house, work.olu, { id: ID, currency: 'USD', amount: '500.00' }));
    await at(house, instants.reviewed);
    const id = await chargeback(house);
    await decided(house, id, 'lost');
    expect(await toldOf('client-suspended')).toBe(1);
    await at(house, instants.available);
    expect(await places(house, work)).toMatchObject({ pending: 1350n, available: 6750n, all: 0n });
    expect(await sumsOf(house, work)).toMatchObject({ client: -9450n, advanced: 6750n, fund: 43_250n });
    const card = await addCard(house, work, CARDS.good);
    await tick(house);
    expect(await heldByProcessor(house)).toBe(0n);
    const owes = { organisation: work.acme, contract: work.contract, week: WEEK, paymentMethod: card };
    const paid = done(await payDebt(house, work.ben, owes));
    expect(paid).toMatchObject({ owed: [], suspendedSince: null });
    await tick(house);
    expect(await places(house, work)).toMatchObject({ pending: 0n, available: 8100n, all: 0n });
    expect(await sumsOf(house, work)).toMatchObject({ client: 0n, advanced: 0n, fund: 50_000n });
    expect(await reconcile(house)).toBe('');
    // And once more: the second charge is taken back too.
    const second = await chargeback(house);
    await decided(house, second, 'lost');
    expect(await places(house, work)).toMatchObject({ available: 8100n, all: 0n });
    expect(await sumsOf(house, work)).toMatchObject({ client: -9450n, fund: 50_000n });
    expect(await reconcile(house)).toBe('');
    // All of it can be traced from the week.
    const { entries } = done(await readTrace(house, work.olu, { contract: work.contract, week: WEEK }));
    const booked = await house.db.selectFrom('ledger_entry').select('id').orderBy('n').execute();
    expect(entries.map(({ id }) => id)).toEqual(
      booked.map(({ id }) => id).filter((id) => !id.startsWith('fund-deposited')),
    );
  });

  it('is heard of by its webhook’s event, read from the list where none came; twice is once', async () => {
    await billed();
    const id = await takeBack(house);
    const said = await Promise.all([1, 2, 3, 4].map(() => heedChargeback(house, id)));
    expect(said.filter((one) => one !== '')).toHaveLength(1);
    expect((await sumsOf(house, work)).client).toBe(-9450n);
  });

  it('makes a refund wait: won, it goes to the card; lost, so much less is owed', async () => {
    await billed();
    const id = await chargeback(house);
    await refundSome(house, work, '30.00');
    await tick(house);
    expect((await read()).refunds).toMatchObject([{ state: 'waiting' }]);
    await decided(house, id, 'won');
    expect((await read()).refunds).toMatchObject([{ state: 'sent' }]);
    expect(await heldByProcessor(house)).toBe(6300n);
    const second = await chargeback(house);
    await refundSome(house, work, '30.00');
    await decided(house, second, 'lost');
    expect((await read()).refunds).toMatchObject([{ state: 'sent' }, { state: 'credited' }]);
    expect((await sumsOf(house, work)).client).toBe(-3150n);
    expect(await reconcile(house)).toBe('');
  });
});
