import { DAY_SECONDS } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, heldByProcessor, track, type Work } from '../../testing/money.ts';
import { moveClock } from '../clock/move-clock.ts';
import { listPaymentMethods } from '../money/list-payment-methods.ts';
import { orderPaymentMethods } from '../money/order-payment-methods.ts';
import { removePaymentMethod } from '../money/remove-payment-method.ts';
import { readDebt } from './read-debt.ts';

const BROKE = '4000000000000341';
const LOCK = toInstant('2026-11-23T12:00:00Z');
const SUSPENDED = '2026-11-27T12:00:00Z';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ payments: true });
});
afterEach(() => house.close());

/** An hour at 45.00, charged as 47.25, in a week that has locked. */
async function oneHourOwed(card = BROKE): Promise<void> {
  work = await atWork(house, { card });
  await track(work.desk, '2026-11-18T06:00:00Z');
}

const toLock = () => house.movable.moveTo(LOCK);
const charges = () =>
  house.db
    .selectFrom('charge')
    .innerJoin('payment_method', 'payment_method.id', 'payment_method_id')
    .select(['attempt', 'day', 'last4', 'state'])
    .orderBy('attempt')
    .execute();
const cards = async () => done(await listPaymentMethods(house, work.ben, { organisation: work.acme }));
const order = (ids: readonly string[]) =>
  orderPaymentMethods(house, work.ben, { organisation: work.acme, order: ids });
const remove = (method: string, anyway?: 'yes') =>
  removePaymentMethod(house, work.ben, { organisation: work.acme, method, anyway });
const debt = async () => done(await readDebt(house, work.ben, { organisation: work.acme }));
const toldOf = async (kind: string) =>
  (await house.db.selectFrom('notification').select('person_id').where('kind', '=', kind).execute()).length;

describe('D5: the cards of a client', () => {
  it('have an order: where the first is declined the next is charged at once, and nobody is told of a decline', async () => {
    await oneHourOwed();
    await addCard(house, work, CARDS.good);
    toLock();
    await tick(house);
    expect(await charges()).toEqual([
      { attempt: 1, day: 1, last4: '0341', state: 'declined' },
      { attempt: 2, day: 1, last4: '4242', state: 'succeeded' },
    ]);
    expect(await heldByProcessor(house)).toBe(4725n);
    expect(await toldOf('charge-declined')).toBe(0);
    expect(await toldOf('charge-settled')).toBe(0);
  });

  it('are put in order by who pays: the first of them is charged first', async () => {
    await oneHourOwed();
    const good = await addCard(house, work, CARDS.good);
    const [first] = await cards();
    expect(await order([good])).toEqual({ refused: 'cards-changed', field: 'order' });
    expect(await order([good, good])).toEqual({ refused: 'cards-changed', field: 'order' });
    expect(await order([good, first?.id ?? ''])).toBeNull();
    expect((await cards()).map(({ last4 }) => last4)).toEqual(['4242', '0341']);
    toLock();
    await tick(house);
    expect(await charges()).toMatchObject([{ attempt: 1, last4: '4242', state: 'succeeded' }]);
  });

  it('are all tried on each day; a card that comes after the day began is tried on the next', async () => {
    await oneHourOwed();
    await addCard(house, work, BROKE);
    toLock();
    await tick(house);
    house.movable.moveTo(LOCK + 60);
    await addCard(house, work, CARDS.good);
    await tick(house);
    expect((await charges()).map(({ day, last4 }) => `${day} ${last4}`)).toEqual(['1 0341', '1 0341']);
    expect(await toldOf('charge-declined')).toBe(1);
    house.movable.moveTo(LOCK + DAY_SECONDS);
    await tick(house);
    expect((await charges()).slice(2)).toMatchObject([
      { day: 2, last4: '0341', state: 'declined' },
      { day: 2, last4: '0341', state: 'declined' },
      { day: 2, last4: '4242', state: 'succeeded' },
    ]);
    expect(await toldOf('charge-settled')).toBe(2);
  });

  it('can be removed, the last one not while something is owed, and with a warning while contracts run', async () => {
    await oneHourOwed();
    const [first] = await cards();
    const id = first?.id ?? '';
    expect(await remove(id)).toEqual({ refused: 'last-card' });
    toLock();
    await tick(house);
    expect(await remove(id, 'yes')).toEqual({ refused: 'card-needed' });
    await addCard(house, work, CARDS.good);
    expect(await remove(id)).toBeNull();
    expect(await remove(id)).toEqual({ refused: 'no-such-card', field: 'method' });
    expect((await cards()).map(({ last4 }) => last4)).toEqual(['4242']);
  });

  it('when there is none left, a charge fails as a declined one does: taking them out saves nobody from paying', async () => {
    await oneHourOwed(CARDS.good);
    const [only] = await cards();
    expect(await remove(only?.id ?? '', 'yes')).toBeNull();
    await moveClock(house, work.olu, { now: SUSPENDED });
    expect(await heldByProcessor(house)).toBe(0n);
    expect((await debt()).owed[0]?.attempts.map(({ day, why }) => `${day} ${why}`)).toEqual(
      [1, 2, 3, 4, 5].map((day) => `${day} card_removed`),
    );
    expect((await debt()).suspendedSince).toBe(SUSPENDED);
  });
});
