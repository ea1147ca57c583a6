import { accounts } from '@stint/core/bookings';
import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import { readBalances } from '../../store/ledger.ts';
import { atFixedWork, FEES, type FixedWork, fund, milestoneOf, submit } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, type Work } from '../../testing/money.ts';
import { giveBonus } from '../../testing/payments.ts';
import { bankSays, takeBackOf } from '../../testing/refunds.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { releaseMilestone } from '../escrow/release-milestone.ts';
import { payMilestoneInvoice } from '../one-time/pay-invoice.ts';
import { readPayment } from '../one-time/read-payment.ts';
import { listReturns } from '../refunds/list-returns.ts';
import { heedChargeback } from './heed-chargeback.ts';
import { reconcile } from './reconcile.ts';

let house: TestHouse;
afterEach(() => house.close());

const later = (days: number) => moveAndTick(house, house.clock.now() + days * DAY_SECONDS);

/** Minor units in each place that is not empty. */
async function places(acme: string, ana: string, contract: string): Promise<Record<string, bigint>> {
  const named = {
    client: accounts.client(acme),
    escrow: accounts.escrow(contract),
    pending: accounts.pending(ana),
    available: accounts.available(ana),
    costs: accounts.costs(),
  };
  const balances = await readBalances(house.db, Object.values(named));
  const of = (account: string) => balances.find((one) => one.account === account)?.balance ?? 0n;
  const all = Object.entries(named).map(([name, account]) => [name, of(account)] as const);
  return Object.fromEntries(all.filter(([, balance]) => balance !== 0n));
}

async function takenBack(table: 'charge' | 'escrow_deposit', fee = 0): Promise<string> {
  const row = await house.db
    .selectFrom(table)
    .select('processor_ref')
    .where('processor_ref', 'is not', null)
    .orderBy('answered_at', 'desc')
    .executeTakeFirstOrThrow();
  const id = await takeBackOf(house, row.processor_ref ?? '', fee);
  const said = await Promise.all([1, 2, 3].map(() => heedChargeback(house, id)));
  expect(said.filter((one) => one !== '')).toHaveLength(1);
  return id;
}

async function decided(id: string, what: 'won' | 'lost'): Promise<void> {
  await bankSays(house, id, what);
  await Promise.all([1, 2, 3].map(() => heedChargeback(house, id)));
  await tick(house);
}

const toldOf = async (kind: string) =>
  (await house.db.selectFrom('notification').select('person_id').where('kind', '=', kind).execute()).length;

describe('a bonus whose charge the client’s bank takes back', () => {
  let work: Work;
  let payment: string;
  beforeEach(async () => {
    house = await testHouse({ payments: true });
    work = await atWork(house, { card: CARDS.good });
    payment = done(await giveBonus(house, work)).id;
  });
  const where = () => places(work.acme, work.ana.person, work.contract);
  const read = async () => done(await readPayment(house, work.ana, { contract: work.contract, payment }));

  it('waits, whatever the clock does, and goes on when it is won, also a second time', async () => {
    const id = await takenBack('charge', 1500);
    await later(20);
    expect(await where()).toEqual({ client: -10_500n, pending: 9000n, costs: -1500n });
    expect(await read()).toMatchObject({ state: 'disputed' });
    expect(await reconcile(house)).toBe('');
    expect((await listReturns(house)).chargebacks).toMatchObject([
      { of: 'payment', week: null, says: 'For the launch', chargeback: { state: 'open', place: 'pending' } },
    ]);
    await decided(id, 'won');
    expect(await where()).toEqual({ available: 9000n, costs: -1500n });
    expect(await read()).toMatchObject({ state: 'available' });
    expect(await reconcile(house)).toBe('');
    const second = await takenBack('charge');
    expect(await where()).toEqual({ client: -10_500n, available: 9000n, costs: -1500n });
    await decided(second, 'won');
    expect(await where()).toEqual({ available: 9000n, costs: -1500n });
    expect(await toldOf('payment-taken-back-opened')).toBe(4);
    expect((await listReturns(house)).chargebacks).toEqual([]);
    expect(await reconcile(house)).toBe('');
  });

  it('is owed when it is lost, is paid again by the client, once, and is then held anew', async () => {
    await decided(await takenBack('charge'), 'lost');
    await later(20);
    expect(await where()).toEqual({ client: -10_500n, pending: 9000n });
    expect(await read()).toMatchObject({ state: 'owed', may: [] });
    expect((await listReturns(house)).chargebacks).toMatchObject([{ chargeback: { state: 'lost' } }]);
    await addCard(house, work, CARDS.good);
    const pay = () => payMilestoneInvoice(house, work.ben, { contract: work.contract, payment });
    await Promise.all([pay(), pay(), pay()]);
    expect(await where()).toEqual({ pending: 9000n });
    expect(await read()).toMatchObject({ state: 'held' });
    expect(await reconcile(house)).toBe('');
    await later(5);
    expect(await where()).toEqual({ available: 9000n });
    expect((await listReturns(house)).chargebacks).toEqual([]);
    // What was available stays so, and the client owes it once more.
    await decided(await takenBack('charge'), 'lost');
    expect(await where()).toEqual({ client: -10_500n, available: 9000n });
    await pay();
    expect(await where()).toEqual({ available: 9000n });
    expect(await reconcile(house)).toBe('');
  });
});

describe('a milestone whose charge the client’s bank takes back', () => {
  let work: FixedWork;
  beforeEach(async () => {
    house = await testHouse({ payments: true, fees: FEES });
    work = await atFixedWork(house);
    done(await fund(house, work, 1));
  });
  const where = () => places(work.acme, work.ana.person, work.contract);
  async function release(amount: string, rest: 'client' | 'next' = 'client') {
    const { id: milestone, version } = await milestoneOf(house, work, 1);
    return releaseMilestone(house, work.ben, { contract: work.contract, milestone, version, amount, rest });
  }

  it('is frozen, for hand and for silence, and goes on when it is won', async () => {
    await submit(house, work, 1);
    const id = await takenBack('escrow_deposit');
    expect(await release('500.00')).toMatchObject({ refused: 'escrow-frozen' });
    expect((await milestoneOf(house, work, 1)).money).toMatchObject({ frozen: true, may: [] });
    await later(30);
    expect(await where()).toEqual({ client: -52_500n, escrow: 52_500n });
    expect(await reconcile(house)).toBe('');
    await decided(id, 'won');
    await later(5);
    expect(await where()).toEqual({ available: 45_000n });
    expect(await reconcile(house)).toBe('');
  });

  it('is unfunded when it is lost, and can be funded anew', async () => {
    await decided(await takenBack('escrow_deposit'), 'lost');
    expect(await where()).toEqual({});
    expect((await milestoneOf(house, work, 1)).money).toMatchObject({ funding: 'none', held: '0.00' });
    expect(await reconcile(house)).toBe('');
    done(await fund(house, work, 1));
    expect(await where()).toEqual({ escrow: 52_500n });
    expect(await reconcile(house)).toBe('');
  });

  it('stands as the client’s debt as far as it was released; what is in its hold waits', async () => {
    done(await fund(house, work, 2));
    done(await release('200.00'));
    await tick(house);
    await decided(await takenBackOfFirst(), 'lost');
    await later(10);
    // 200.00 and the client's fee on it.
    expect(await where()).toEqual({ client: -21_000n, pending: 18_000n, escrow: 105_000n });
    expect((await listReturns(house)).chargebacks).toMatchObject([{ of: 'deposit', says: 'Design' }]);
    expect(await reconcile(house)).toBe('');
  });

  it('goes back to the card when its freelancer ended the contract meanwhile', async () => {
    const id = await takenBack('escrow_deposit');
    done(await changeStanding(house, work.ana, { contract: work.contract, what: 'ended' }));
    expect(await where()).toEqual({ client: -52_500n, escrow: 52_500n });
    await decided(id, 'won');
    expect(await where()).toEqual({});
    expect(await reconcile(house)).toBe('');
  });

  async function takenBackOfFirst(): Promise<string> {
    const row = await house.db
      .selectFrom('escrow_deposit')
      .select('processor_ref')
      .orderBy('amount')
      .executeTakeFirstOrThrow();
    const id = await takeBackOf(house, row.processor_ref ?? '');
    await heedChargeback(house, id);
    return id;
  }
});
