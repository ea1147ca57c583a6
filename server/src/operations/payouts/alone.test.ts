import { DAY_SECONDS } from '@stint/core/instant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { houseHasBank, paidByBank } from '../../testing/payouts.ts';
import { moveClock } from '../clock/move-clock.ts';
import { payOut } from '../money/pay-out.ts';
import { readPurses } from '../money/read-purses.ts';
import { answerPayout } from './answer-payout.ts';
import { sendBankFile } from './bank-files.ts';
import { setPayoutLimits } from './desk.ts';
import { makeBankFile } from './make-bank-file.ts';

let house: TestHouse;
let work: Work;

// 162.00 EUR are available; Ana is paid by bank.
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good, currency: 'EUR' });
  await track(work.desk, '2026-11-18T06:00:00Z', 24);
  await paidByBank(house, work);
  await moveClock(house, work.olu, { now: '2026-12-02T00:00:00Z' });
  await houseHasBank(house, work.olu, 'EUR');
});
afterEach(() => house.close());

const ask = (amount: string) => payOut(house, work.ana, { id: house.random.uuid(), currency: 'EUR', amount });
const make = () => makeBankFile(house, work.olu, { id: house.random.uuid(), currency: 'EUR' });
const twoAbove = (sum: string) =>
  setPayoutLimits(house, work.olu, { currency: 'EUR', least: '1.00', most: '1000.00', twoAbove: sum });

describe('one operator alone', () => {
  it('does not raise what two must look at, pay out, and lower it again: a raise counts in three days', async () => {
    await twoAbove('50.00');
    house.movable.moveTo(house.clock.now() + 4 * DAY_SECONDS);
    await twoAbove('500.00');
    expect(await ask('60.00')).toMatchObject({ state: 'waiting' });
    house.movable.moveTo(house.clock.now() + 3 * DAY_SECONDS - 1);
    expect(await ask('60.00')).toMatchObject({ state: 'waiting' });
    house.movable.moveTo(house.clock.now() + 1);
    expect(await ask('1.00')).toMatchObject({ state: 'asked' });
    await twoAbove('0.50');
    expect(await ask('1.00')).toMatchObject({ state: 'waiting' });
    expect(await make()).toMatchObject({ state: 'waiting' });
  });

  it('does not say that their own payout came back from the bank', async () => {
    const { id: payout } = done(await ask('100.00'));
    const { id: file } = done(await make());
    done(await sendBankFile(house, work.olu, { file }));
    const back = { file, payout, outcome: 'returned', reason: 'AC04' } as const;
    expect(await answerPayout(house, { ...work.ana, operator: true }, back)).toEqual({
      refused: 'another-operator',
    });
    expect((await readPurses(house, work.ana))[0]).toMatchObject({ available: '62.00' });
    done(await answerPayout(house, work.olu, back));
    expect((await readPurses(house, work.ana))[0]).toMatchObject({ available: '162.00' });
  });
});
