import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { openDatabase } from '../../store/database.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { addCard, atWork, CARDS, heldByProcessor, statement, track, type Work } from '../../testing/money.ts';
import { HOURLY } from '../../testing/offers.ts';
import { createFreelancer } from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { moveClock } from '../clock/move-clock.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { readContract } from '../contracts/list-contracts.ts';
import { readTimeline } from '../contracts/read-timeline.ts';
import { makeOffer } from '../offers/make-offer.ts';
import { payDebt } from './pay-debt.ts';
import { readDebt } from './read-debt.ts';

const BROKE = '4000000000000341';
const WEEK = '2026-11-16';
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
const contract = async (id = work.contract) => done(await readContract(house, work.ana, { contract: id }));
const debt = async () => done(await readDebt(house, work.ben, { organisation: work.acme }));
const pay = (paymentMethod: string) =>
  payDebt(house, work.ben, { organisation: work.acme, contract: work.contract, week: WEEK, paymentMethod });
const toldOf = async (kind: string) =>
  (await house.db.selectFrom('notification').select('person_id').where('kind', '=', kind).execute()).length;

describe('D5: a client whose charge failed on five days', () => {
  it('is suspended at that instant: its contracts pause by the house, the streams are told, and nothing new begins', async () => {
    await oneHourOwed();
    const second = await createTestContract(house, work);
    const asleep = await createTestContract(house, work);
    done(await changeStanding(house, work.ana, { contract: asleep, what: 'paused' }));
    const told: string[] = [];
    house.events.listen(work.contract, ({ kind }) => told.push(kind));
    await moveClock(house, work.olu, { now: '2026-11-27T11:59:59Z' });
    expect((await contract()).standing).toBe('active');
    told.length = 0;
    await moveClock(house, work.olu, { now: SUSPENDED });
    expect(told).toContain('terms');
    for (const id of [work.contract, second]) {
      const paused = { standing: 'contract-paused', pausedAt: SUSPENDED, pausedFor: 'payment' };
      expect(await contract(id)).toMatchObject(paused);
      expect((await contract(id)).may).not.toContain('resume');
    }
    expect(await contract(asleep)).not.toHaveProperty('pausedFor');
    for (const what of ['resumed'] as const) {
      for (const actor of [work.ana, work.ben]) {
        for (const id of [work.contract, asleep]) {
          expect(await changeStanding(house, actor, { contract: id, what })).toEqual({
            refused: 'payment-owed',
          });
        }
      }
    }
    const bea = await createFreelancer(house, 'Bea Roth');
    const offer = {
      organisation: work.acme,
      freelancer: bea.person,
      title: 'Shop',
      message: '',
      terms: HOURLY,
    };
    expect(await makeOffer(house, work.ben, offer)).toEqual({ refused: 'payment-owed' });
    const [paused] = done(await readTimeline(house, work.ana, { contract: work.contract, of: 'all' })).items;
    expect(paused).toMatchObject({ what: 'paused', by: null, cause: 'payment' });
    // Ana once for each contract, Ben once for all.
    expect([await toldOf('payment-paused'), await toldOf('client-suspended')]).toEqual([2, 1]);
  });

  it('keeps what was tracked until that instant, and nothing after it (T5)', async () => {
    await oneHourOwed();
    await moveClock(house, work.olu, { now: '2026-11-27T12:30:00Z' });
    expect(await work.desk.work('2026-11-27T11:50:00Z', '2026-11-27T12:00:00Z')).toMatchObject({
      state: 'recorded',
      outsideSeconds: 0,
    });
    expect(await work.desk.work('2026-11-27T12:00:00Z', '2026-11-27T12:10:00Z')).toMatchObject({
      refused: 'outside-contract',
    });
  });

  it('sees what is owed, why, and when the next attempt is; pays by hand; and all goes on but what people paused', async () => {
    await oneHourOwed();
    const asleep = await createTestContract(house, work);
    done(await changeStanding(house, work.ben, { contract: asleep, what: 'paused' }));
    toLock();
    await tick(house);
    expect(await debt()).toMatchObject({
      suspendedSince: null,
      total: [{ amount: '47.25', currency: 'USD' }],
      owed: [
        {
          week: WEEK,
          failedAt: null,
          nextAt: '2026-11-24T12:00:00Z',
          attempts: [{ day: 1, why: 'generic_decline' }],
        },
      ],
    });
    await moveClock(house, work.olu, { now: '2026-11-28T09:00:00Z' });
    expect(await debt()).toMatchObject({
      suspendedSince: SUSPENDED,
      owed: [{ failedAt: SUSPENDED, nextAt: null }],
    });
    const broke = await addCard(house, work, BROKE);
    expect(await pay(broke)).toMatchObject({ refused: 'card-declined', fault: 'generic_decline' });
    expect((await debt()).owed[0]?.attempts.at(-1)).toMatchObject({
      day: 5,
      by: 'Ben Okafor',
      state: 'declined',
    });
    const good = await addCard(house, work, CARDS.good);
    expect(await tick(house)).toEqual([]);
    const all = await Promise.all([pay(good), pay(good), pay(good)]);
    expect(all.filter((one) => 'owed' in one)).toHaveLength(1);
    expect(await debt()).toMatchObject({ suspendedSince: null, owed: [], total: [] });
    expect(await heldByProcessor(house)).toBe(4725n);
    expect(await pay(good)).toEqual({ refused: 'nothing-owed' });
    expect(await contract()).toMatchObject({ standing: 'active' });
    expect(await contract(asleep)).not.toHaveProperty('pausedFor');
    expect([await toldOf('payment-resumed'), await toldOf('client-restored')]).toEqual([1, 1]);
    await tick(house);
    expect(await statement(house)).toEqual([
      '2026-11-23T12:00:00Z Invoice issued 47.25',
      '2026-11-28T09:00:00Z Client charged 47.25',
      '2026-11-28T09:00:00Z Review passed 40.50',
    ]);
  });

  it('is suspended once and restored once, though two servers tick at once', async () => {
    await oneHourOwed();
    await moveClock(house, work.olu, { now: '2026-11-27T11:59:59Z' });
    house.movable.moveTo(toInstant(SUSPENDED));
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    const ticks = () => Promise.all([tick(house), tick(second), tick(house), tick(second)]);
    const said = (await ticks()).flat();
    expect(new Set(said).size).toBe(said.length);
    const standings = () => house.db.selectFrom('contract_standing').select('what').execute();
    expect(await standings()).toEqual([{ what: 'paused' }]);
    const good = await addCard(house, work, CARDS.good);
    await Promise.all([pay(good), pay(good), ticks()]);
    await second.db.destroy();
    expect(await standings()).toEqual([{ what: 'paused' }, { what: 'resumed' }]);
    expect(await house.db.selectFrom('suspension').select('n').execute()).toHaveLength(1);
    expect(await heldByProcessor(house)).toBe(4725n);
  });

  it('is nobody else’s business: strangers learn nothing, members without the right see no debt', async () => {
    await oneHourOwed();
    expect(await readDebt(house, work.ana, { organisation: work.acme })).toEqual({
      refused: 'no-such-organisation',
    });
    expect(done(await readDebt(house, work.olu, { organisation: work.acme })).owed).toEqual([]);
  });
});
