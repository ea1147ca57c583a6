import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { throughout, tickThroughout } from '../../testing/broken-off.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { addCard, atWork, statement, track, type Work } from '../../testing/money.ts';
import { moveClock } from '../clock/move-clock.ts';
import { payDebt } from '../debts/pay-debt.ts';
import { depositToFund } from './deposit-to-fund.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true, at: '2026-11-18T05:00:00Z' });
});
afterEach(() => house.close());

it('D5: broken off at each statement of each step, all of it happens once', {
  timeout: 120_000,
}, async () => {
  work = await atWork(house, { card: '4000000000000341' });
  house.movable.moveTo(toInstant('2026-11-18T10:00:00Z'));
  await track(work.desk, '2026-11-18T06:00:00Z');
  await depositToFund(house, work.olu, { id: house.random.uuid(), currency: 'USD', amount: '100.00' });
  await moveClock(house, work.olu, { now: '2026-11-27T11:59:59Z' });
  let broken = 0;
  for (const at of ['2026-11-27T12:00:00Z', '2026-11-28T00:00:00Z', '2026-12-02T00:00:00Z']) {
    house.movable.moveTo(toInstant(at));
    broken += await tickThroughout(house);
  }
  expect(broken).toBeGreaterThan(100);
  const paymentMethod = await addCard(house, work, '4242424242424242');
  const asked = { organisation: work.acme, contract: work.contract, week: '2026-11-16', paymentMethod };
  await throughout(house, (one) => payDebt(one, work.ben, asked));
  await tickThroughout(house);
  expect((await statement(house)).slice(2)).toEqual([
    '2026-11-28T00:00:00Z Paid by the protection fund 81.00',
    '2026-12-02T00:00:00Z Hold released 40.50',
    '2026-12-02T00:00:00Z Client charged 47.25',
    '2026-12-02T00:00:00Z Back in the protection fund 40.50',
    '2026-12-02T00:00:00Z Review passed 0.00',
    '2026-12-02T00:00:00Z Hold released 0.00',
  ]);
  const standings = await house.db.selectFrom('contract_standing').select('what').orderBy('n').execute();
  expect(standings.map(({ what }) => what)).toEqual(['paused', 'resumed']);
  const told = await house.db.selectFrom('notification').select(['kind', 'person_id']).execute();
  const ofAna = told.filter(({ person_id: person }) => person === work.ana.person).map(({ kind }) => kind);
  for (const kind of ['payment-paused', 'payment-resumed', 'protection-paid', 'money-available']) {
    expect(ofAna.filter((one) => one === kind)).toHaveLength(1);
  }
});
