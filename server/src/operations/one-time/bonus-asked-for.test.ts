import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, armFault, atWork, CARDS, heldByProcessor, track, type Work } from '../../testing/money.ts';
import { giveBonus } from '../../testing/payments.ts';
import { askBonus } from '../bonus/ask-bonus.ts';
import { declineBonus } from '../bonus/decline-bonus.ts';
import { listBonusRequests } from '../bonus/list-bonus-requests.ts';

const CHARGES = '/v1/payment_intents';
let house: TestHouse;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
});
afterEach(() => house.close());

describe('T6, D4: a bonus that was asked for', () => {
  const WEEK = '2026-11-16';
  const decline = () => declineBonus(house, work.ben, { contract: work.contract, week: WEEK, answer: 'No' });
  beforeEach(async () => {
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    await track(work.desk, '2026-11-16T09:00:00Z', 2);
    done(await askBonus(house, work.ana, { contract: work.contract, week: WEEK, memo: '' }));
  });
  const pay = (more: object = {}) => giveBonus(house, work, { request: WEEK, amount: '15.00', ...more });

  it('is paid as it was asked for, and is asked for no more', async () => {
    expect(await pay({ amount: '14.00' })).toMatchObject({ refused: 'request-changed' });
    expect(done(await pay())).toMatchObject({ state: 'held', week: WEEK });
    expect(await listBonusRequests(house, work.ana)).toMatchObject([{ state: 'paid', amount: '15.00' }]);
    expect(await decline()).toMatchObject({ state: 'paid' });
    expect(await pay({ anyway: 'yes' })).toMatchObject({ refused: 'payment-under-way' });
    const again = { contract: work.contract, week: WEEK, memo: '' };
    expect(await askBonus(house, work.ana, again)).toMatchObject({ refused: 'bonus-declined' });
  });

  it('from two tabs at once is paid once', async () => {
    const all = await Promise.all([pay(), pay(), pay()]);
    expect(all.filter((one) => 'id' in one)).toHaveLength(1);
    expect(await heldByProcessor(house)).toBe(1575n);
  });

  it('stays open where the card is declined, and can then be paid, or declined', async () => {
    await house.db.updateTable('payment_method').set({ removed_at: house.clock.now() }).execute();
    await addCard(house, work, CARDS.declinedLater);
    expect(done(await pay())).toMatchObject({ state: 'declined' });
    expect(await listBonusRequests(house, work.ana)).toMatchObject([{ state: 'open' }]);
    expect(await decline()).toMatchObject({ state: 'declined' });
  });

  it('while the bank has not answered is neither declined nor changed', async () => {
    await armFault(house, CHARGES, 'fail-before', 1);
    expect(done(await pay())).toMatchObject({ state: 'charging' });
    expect(await decline()).toMatchObject({ refused: 'payment-under-way' });
    const again = { contract: work.contract, week: WEEK, memo: 'more' };
    expect(await askBonus(house, work.ana, again)).toMatchObject({ refused: 'payment-under-way' });
    await tick(house);
    expect(await listBonusRequests(house, work.ben)).toMatchObject([{ state: 'paid' }]);
  });
});
