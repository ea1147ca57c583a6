import { afterEach, beforeEach, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import type { House } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { atFixedWork, FEES, type FixedWork, fund } from '../../testing/escrow.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/milestones.ts';
import { heldByProcessor } from '../../testing/money.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { listReturns, sendRefundAgain } from '../refunds/list-returns.ts';

let house: TestHouse;
let work: FixedWork;
beforeEach(async () => {
  house = await testHouse({ payments: true, fees: FEES });
  work = await atFixedWork(house);
});
afterEach(() => house.close());

/** The card's bank takes nothing back. */
const refusing = (): House => ({
  ...house,
  payments: {
    ...house.payments,
    findRefund: async () => ({ status: 'none' }),
    refund: async ({ amount, currency }) => ({
      status: 'declined',
      amount,
      currency,
      processorRef: null,
      declineCode: 'lost_or_stolen_card',
    }),
  },
});

it('what goes back from escrow and no card takes is told to its client, and sent again by an operator, once', async () => {
  done(await fund(house, work, 1));
  done(await changeStanding(house, work.ana, { contract: work.contract, what: 'ended' }));
  await tick(refusing());
  await tick(refusing());
  expect(await heldByProcessor(house)).toBe(52_500n);
  const { refunds } = await listReturns(house);
  expect(refunds).toMatchObject([
    { week: null, milestone: 'Design', amount: '525.00', why: 'lost_or_stolen_card', state: 'declined' },
  ]);
  const refund = refunds[0]?.id ?? '';
  const again = await Promise.all([1, 2].map(() => sendRefundAgain(house, work.olu, { refund })));
  expect(again.filter(isRefusal)).toEqual([{ refused: 'refund-not-back' }]);
  expect(await heldByProcessor(house)).toBe(0n);
  expect((await listReturns(house)).refunds).toEqual([]);
  const told = await house.db
    .selectFrom('notification')
    .select('person_id')
    .where('kind', '=', 'escrow-not-back')
    .execute();
  expect(told).toEqual([{ person_id: work.ben.person }]);
});
