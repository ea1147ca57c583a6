import { accounts } from '@stint/core/bookings';
import { formatInstant } from '@stint/core/instant';
import { balancesOf } from '@stint/core/ledger';
import { LIMITS } from '@stint/wire/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { lockBalance, readBalances, readEntries } from '../../store/ledger.ts';
import { whileLocked } from '../../store/waiting.testing.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { armFault, atWork, CARDS, heldByProcessor, track, type Work } from '../../testing/money.ts';
import { createFreelancer } from '../../testing/people.ts';
import { moveClock } from '../clock/move-clock.ts';
import { listPayouts } from './list-payouts.ts';
import { payOut } from './pay-out.ts';
import { readPurses } from './read-purses.ts';

const PAYOUTS = '/v1/transfers';
let house: TestHouse;
let work: Work;

// Four hours at 45.00 less 10 %: 162.00 is available.
beforeAll(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  await track(work.desk, '2026-11-18T06:00:00Z', 24);
  await moveClock(house, work.olu, { now: '2026-12-02T00:00:00Z' });
});
afterAll(() => house.close());

const uuid = () => house.random.uuid();
const ask = (amount: string, id = uuid(), currency = 'USD') =>
  payOut(house, work.ana, { id, currency, amount });
const purse = async () => (await readPurses(house, work.ana))[0];

describe('a payout', () => {
  it('of more than is available is refused, and so is one of nothing', async () => {
    expect(await ask('162.01')).toMatchObject({ refused: 'more-than-available' });
    expect(await ask('1.00', uuid(), 'EUR')).toMatchObject({ refused: 'more-than-available' });
    for (const amount of ['0.00', '-1.00', '1.001', '1e2', '1000000000000.01', '9'.repeat(24)]) {
      expect(await ask(amount)).toMatchObject({ refused: 'bad-amount', field: 'amount' });
    }
    expect(await ask('1', uuid(), 'XXY')).toMatchObject({ refused: 'bad-amount', field: 'currency' });
    expect(await payOut(house, work.ben, { id: uuid(), currency: 'USD', amount: '1.00' })).toEqual({
      refused: 'freelancers-only',
    });
  });

  it('asked sixteen times at once never takes more than is available', async () => {
    const all = await Promise.all(Array.from({ length: 16 }, () => ask('20.00')));
    expect(all.filter((answer) => !isRefusal(answer))).toHaveLength(8);
    expect(await purse()).toMatchObject({ available: '2.00', paidOut: '160.00' });
    expect(await heldByProcessor(house)).toBe(18_900n - 16_000n);
  });

  it('asked sixteen times at once with one id is one payout', async () => {
    const id = uuid();
    const all = await Promise.all(Array.from({ length: 16 }, () => ask('1.00', id)));
    expect(all.every((answer) => !isRefusal(answer) && answer.id === id)).toBe(true);
    await tick(house);
    expect(await ask('1.00', id.toUpperCase())).toMatchObject({ id, state: 'paid' });
    expect(await purse()).toMatchObject({ available: '1.00', paidOut: '161.00' });
    expect(await heldByProcessor(house)).toBe(18_900n - 16_100n);
  });

  it('with the id of another one is refused', async () => {
    const [first] = await listPayouts(house, work.ana);
    expect(await ask('0.50', first?.id)).toEqual({ refused: 'id-taken', field: 'id' });
    const eve = await createFreelancer(house, 'Eve Stone');
    const theirs = { id: first?.id ?? '', currency: 'USD', amount: first?.amount ?? '' };
    expect(await payOut(house, eve, theirs)).toEqual({ refused: 'id-taken', field: 'id' });
    expect(await listPayouts(house, eve)).toEqual([]);
  });

  it('whose answer is lost is on its way, and is found by its id at the next tick', async () => {
    await armFault(house, PAYOUTS, 'drop-answer');
    const answer = await ask('0.25');
    expect(answer).toMatchObject({ state: 'asked' });
    expect(await purse()).toMatchObject({ available: '0.75' });
    expect(await tick(house)).toEqual(['A payout of 0.25 USD has arrived.']);
    expect(await listPayouts(house, work.ana)).toContainEqual({ ...answer, state: 'paid' });
    expect(await heldByProcessor(house)).toBe(18_900n - 16_125n);
  });

  it('that never reached the processor is asked again with its id', async () => {
    await armFault(house, PAYOUTS, 'fail-before');
    const answer = await ask('0.25');
    expect(answer).toMatchObject({ state: 'asked' });
    expect(await tick(house)).toHaveLength(1);
    expect(await heldByProcessor(house)).toBe(18_900n - 16_150n);
  });

  it('that the bank sends back is available again, once', async () => {
    await armFault(house, PAYOUTS, 'decline');
    const answer = await ask('0.50');
    expect(answer).toMatchObject({ state: 'failed' });
    expect(await tick(house)).toEqual([]);
    expect(await purse()).toMatchObject({ available: '0.50', paidOut: '161.50' });
  });

  it('asked for behind another change of the same money is of the time when its turn came', async () => {
    const paid = await whileLocked(
      house,
      (trx) => lockBalance(trx, accounts.available(work.ana.person), 'USD'),
      () => ask('0.10'),
    );
    expect(paid).toMatchObject({ state: 'paid', at: formatInstant(house.clock.now()) });
  });

  it('is asked for while a bank brings something back to the same person: neither waits for the other for ever', async () => {
    const bank = { account: accounts.bank(), currency: 'USD', balance: 0n };
    await house.db.insertInto('account_balance').values(bank).execute();
    const paid = await whileLocked(
      house,
      (trx) => lockBalance(trx, accounts.bank(), 'USD'),
      () => ask('0.10'),
      (trx) => lockBalance(trx, accounts.available(work.ana.person), 'USD'),
    );
    expect(paid).toMatchObject({ state: 'paid' });
    await house.db.deleteFrom('account_balance').where('account', '=', bank.account).execute();
  });

  it('is in the list while it is one of the last, and in the sum for ever', async () => {
    const before = await purse();
    const rows = Array.from({ length: LIMITS.list }, (_, n) => ({
      id: uuid(),
      freelancer_id: work.ana.person,
      currency: 'EUR',
      amount: 100n,
      asked_at: house.clock.now() + 1 + n,
      state: n === 0 ? ('failed' as const) : ('paid' as const),
    }));
    await house.db.insertInto('payout').values(rows).execute();
    const listed = await listPayouts(house, work.ana);
    expect(listed).toHaveLength(LIMITS.list);
    expect(listed.every(({ currency }) => currency === 'EUR')).toBe(true);
    const [euro, dollar] = await readPurses(house, work.ana);
    expect(euro).toMatchObject({ currency: 'EUR', paidOut: `${LIMITS.list - 1}.00` });
    expect(dollar).toEqual(before);
  });
});

describe('the books', () => {
  it('hold balances that are the sums of their postings, and each currency adds up to nothing', async () => {
    const sums = balancesOf(await readEntries(house.db, { after: 0, limit: 1000 }));
    const balances = await readBalances(house.db);
    expect(balances.length).toBeGreaterThan(5);
    for (const { account, currency, balance } of balances) {
      expect(balance, account).toBe(sums.get(currency)?.get(account));
    }
    expect(sums.get('USD')?.size).toBe(balances.length);
    expect(balances.reduce((total, { balance }) => total + balance, 0n)).toBe(0n);
  });

  it('agree with the processor on what it holds', async () => {
    const gateway = (await readBalances(house.db)).find(({ account }) => account === 'gateway');
    expect(gateway?.balance).toBe(-(await heldByProcessor(house)));
  });
});
