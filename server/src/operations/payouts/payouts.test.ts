import { formatInstant } from '@stint/core/instant';
import { METHOD_WAIT_SECONDS } from '@stint/core/payout';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { atWork, CARDS, heldByProcessor, track, type Work } from '../../testing/money.ts';
import { IBANS, paidByBank, setByBank } from '../../testing/payouts.ts';
import { createOperator, type TestPerson } from '../../testing/people.ts';
import { moveClock } from '../clock/move-clock.ts';
import { listPayouts } from '../money/list-payouts.ts';
import { payOut } from '../money/pay-out.ts';
import { readPurses } from '../money/read-purses.ts';
import { readPayoutDesk, setPayoutLimits } from './desk.ts';
import { approvePayout, declinePayout } from './look-at-payout.ts';
import { readPayoutMethods, setPayoutMethod, stopPayoutMethod } from './methods.ts';
import { readMonth, writeMonth } from './read-month.ts';

let house: TestHouse;
let work: Work;
let una: TestPerson;

// Four hours at 45.00 less 10 %: 162.00 is available from Wednesday 2 December on.
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  una = await createOperator(house, 'Una Berg');
  await track(work.desk, '2026-11-18T06:00:00Z', 24);
});
afterEach(() => house.close());

const to = (now: string) => moveClock(house, work.olu, { now });
const AVAILABLE = '2026-12-02T00:00:00Z';
const ask = (amount: string, id = house.random.uuid(), at = house) =>
  payOut(at, work.ana, { id, currency: 'USD', amount });
const purse = async () => (await readPurses(house, work.ana))[0];
const states = async () => (await readPayoutMethods(house, work.ana)).map(({ state }) => state);
const twoAbove = (sum: string) =>
  setPayoutLimits(house, work.olu, { currency: 'USD', least: '1.00', most: '1000.00', twoAbove: sum });
const told = async () => {
  const rows = await house.db
    .selectFrom('notification')
    .select('kind')
    .where('person_id', '=', work.ana.person)
    .execute();
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('payout-'));
};

describe('a payout method', () => {
  it('changes with the password alone, in three days; until then one is paid as before', async () => {
    await to('2026-12-02T00:00:00Z');
    const bank = { holder: 'Ana Duarte', account: { iban: IBANS.ana } };
    const wrong = await setPayoutMethod(house, work.ana, {
      id: house.random.uuid(),
      password: 'guessed',
      bank,
    });
    expect(wrong).toEqual({ refused: 'wrong-sign-in', field: 'password' });
    const set = done(await setByBank(house, work.ana, IBANS.ana));
    expect(set).toMatchObject({ state: 'waiting', lastFour: '3000' });
    expect(set.effectiveAt).toBe(formatInstant(house.clock.now() + METHOD_WAIT_SECONDS));
    expect(await told()).toEqual(['payout-method-set']);
    expect(await ask('1.00')).toMatchObject({ via: 'processor', state: 'paid' });
    house.movable.moveTo(house.clock.now() + METHOD_WAIT_SECONDS - 1);
    expect(await states()).toEqual(['waiting', 'in-force']);
    house.movable.moveTo(house.clock.now() + 1);
    expect(await states()).toEqual(['in-force', 'past']);
    expect(await ask('1.00')).toMatchObject({ via: 'bank', state: 'asked', lastFour: '3000' });
    expect(JSON.stringify(await readPayoutMethods(house, work.ana))).not.toContain('0532');
  });

  it('that waits can be stopped, again and again, and gives way to another one', async () => {
    const first = done(await setByBank(house, work.ana, IBANS.ana));
    const stop = () => stopPayoutMethod(house, work.ana, { method: first.id });
    expect([await stop(), await stop()]).toMatchObject([{ state: 'stopped' }, { state: 'stopped' }]);
    await setByBank(house, work.ana, IBANS.ana);
    await setByBank(house, work.ana, IBANS.other);
    expect(await states()).toEqual(['waiting', 'stopped', 'stopped', 'in-force']);
    expect(await stopPayoutMethod(house, work.ben, { method: first.id })).toEqual({
      refused: 'nothing-to-stop',
    });
  });

  it('set sixteen times at once with one id is one change; another one with that id is refused', async () => {
    const id = house.random.uuid();
    const all = await Promise.all(
      Array.from({ length: 16 }, () => setByBank(house, work.ana, IBANS.ana, id)),
    );
    expect(all.every((answer) => !isRefusal(answer) && answer.id === id)).toBe(true);
    expect(await states()).toEqual(['waiting', 'in-force']);
    expect(await told()).toEqual(['payout-method-set']);
    expect(await setByBank(house, work.ana, IBANS.other, id)).toEqual({ refused: 'id-taken', field: 'id' });
  });

  it('that no bank could pay to is refused, with the field', async () => {
    expect(await setByBank(house, work.ana, 'DE88 3704 0044 0532 0130 00')).toEqual({
      refused: 'bad-account',
      field: 'iban',
    });
    const asked = { id: house.random.uuid(), password: work.ana.password };
    const bank = { holder: '田中', account: { iban: IBANS.ana } };
    expect(await setPayoutMethod(house, work.ana, { ...asked, bank })).toEqual({
      refused: 'bad-holder',
      field: 'holder',
    });
  });

  it('that is missing pays nothing out', async () => {
    await to(AVAILABLE);
    await house.db.updateTable('payout_method').set({ stopped_at: 1 }).execute();
    expect(await ask('1.00')).toEqual({ refused: 'no-payout-method' });
    expect(await purse()).toMatchObject({ available: '162.00' });
  });
});

describe('a large payout', () => {
  it('waits until two different operators have approved it; then it goes, once', async () => {
    await twoAbove('100.00');
    await to(AVAILABLE);
    const { id } = done(await ask('100.01'));
    expect(await listPayouts(house, work.ana)).toMatchObject([{ state: 'waiting' }]);
    await tick(house);
    expect(await heldByProcessor(house)).toBe(18_900n);
    expect(await purse()).toMatchObject({ available: '61.99' });
    const approves = (operator: TestPerson) => approvePayout(house, operator, { payout: id });
    expect(await approves(work.olu)).toMatchObject({
      state: 'waiting',
      approvedBy: ['Olu Adeyemi'],
      yours: false,
    });
    expect(await approves(work.olu)).toEqual({ refused: 'another-operator' });
    const both = await Promise.all(Array.from({ length: 8 }, () => approves(una)));
    expect(both.some((answer) => !isRefusal(answer))).toBe(true);
    await tick(house);
    expect(await listPayouts(house, work.ana)).toMatchObject([{ state: 'paid' }]);
    expect(await heldByProcessor(house)).toBe(18_900n - 10_001n);
  });

  it('is not gone round by parts of it within a day', async () => {
    await twoAbove('100.00');
    await to(AVAILABLE);
    expect(await ask('60.00')).toMatchObject({ state: 'paid' });
    expect(await ask('60.00')).toMatchObject({ state: 'waiting' });
    house.movable.moveTo(house.clock.now() + 86_400);
    expect(await ask('10.00')).toMatchObject({ state: 'paid' });
  });

  it('is not approved by whom it pays, and declined it is available again, with the reason', async () => {
    await twoAbove('100.00');
    await to(AVAILABLE);
    const { id } = done(await ask('162.00'));
    const ana = { ...work.ana, operator: true };
    expect(await approvePayout(house, ana, { payout: id })).toEqual({ refused: 'another-operator' });
    expect((await readPayoutDesk(house, work.olu)).waiting).toMatchObject([{ id, yours: true }]);
    const reason = 'Please call us first.';
    const declines = () => declinePayout(house, work.olu, { payout: id, reason });
    expect(await Promise.all([declines(), declines()])).toMatchObject([{ state: 'failed' }, { reason }]);
    expect(await approvePayout(house, una, { payout: id })).toEqual({ refused: 'decided-already' });
    expect(await purse()).toMatchObject({ available: '162.00', paidOut: '0.00' });
    expect(await told()).toEqual(['payout-declined']);
  });
});

describe('a payout under way', () => {
  it('goes where it was asked to go, whatever changes meanwhile', async () => {
    await to(AVAILABLE);
    await paidByBank(house, work);
    const { id } = done(await ask('100.00'));
    await paidByBank(house, work, IBANS.other);
    expect(await listPayouts(house, work.ana)).toMatchObject([{ id, lastFour: '3000' }]);
    expect(await ask('1.00')).toMatchObject({ lastFour: '2606' });
  });

  it('that fails at any statement is there whole or not at all, and the same id asks again', async () => {
    await to(AVAILABLE);
    const id = house.random.uuid();
    for (let statement = 1; ; statement += 1) {
      const died = await ask('10.00', id, failingAt(house, statement)).then(
        () => false,
        () => true,
      );
      const [listed, now] = [await listPayouts(house, work.ana), await purse()];
      expect([listed.length, now?.available], `statement ${statement}`).toBeOneOf([
        [0, '162.00'],
        [1, '152.00'],
      ]);
      if (!died) break;
      expect(statement).toBeLessThan(60);
    }
    expect(await ask('10.00', id)).toMatchObject({ id });
    await tick(house);
    expect(await heldByProcessor(house)).toBe(18_900n - 1000n);
    expect(await purse()).toMatchObject({ available: '152.00', paidOut: '10.00' });
  });
});

describe('the statement of a month', () => {
  it('adds up to what the books have, and names the week of each line', async () => {
    await to(AVAILABLE);
    await ask('100.00');
    const month = await readMonth(house, work.ana, { month: '2026-12', currency: 'USD' });
    expect(month).toMatchObject({
      opening: '0.00',
      pay: '180.00',
      fees: '18.00',
      refunds: '0.00',
      payouts: '100.00',
      closing: '62.00',
      lines: [
        {
          what: 'pay',
          gross: '180.00',
          fee: '18.00',
          about: { week: '2026-11-16', contract: work.contract },
        },
        { what: 'payout', amount: '-100.00', balance: '62.00', about: null },
      ],
    });
    expect((await purse())?.available).toBe(month.closing);
    const next = await readMonth(house, work.ana, { month: '2027-01', currency: 'USD' });
    expect(next).toMatchObject({ opening: '62.00', closing: '62.00', lines: [] });
    const { bytes, name } = await writeMonth(house, work.ana, { month: '2026-12', currency: 'USD' });
    expect(name).toBe('stint-statement-2026-12-USD.csv');
    expect(bytes.toString().split('\r\n')).toHaveLength(6);
  });
});

/** The same house, whose database refuses the n-th statement from now on. */
function failingAt(of: TestHouse, n: number): TestHouse {
  let left = n;
  const db = of.db.withPlugin({
    transformQuery: ({ node }) => {
      left -= 1;
      if (left === 0) throw new Error('the database went away');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { ...of, db };
}
