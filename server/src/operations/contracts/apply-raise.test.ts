import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterEach, describe, expect, it } from 'vitest';
import { moveAndTick, tick } from '../../clock.ts';
import { loadTerms } from '../../store/contracts.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { statement, track } from '../../testing/money.ts';
import { HOURLY, offerAna } from '../../testing/offers.ts';
import { createPeople } from '../../testing/people.ts';
import { TestTracker } from '../../testing/tracking.ts';
import { readWeek } from '../diary/read-week.ts';
import { acceptOffer } from '../offers/accept-offer.ts';
import { changeStanding } from './change-standing.ts';
import { readContract } from './list-contracts.ts';
import { setRate } from './set-rate.ts';

let house: TestHouse;
afterEach(() => house.close());

/** Ana works for 45.00, and from Friday on for 50.00. */
async function agreed() {
  house = await testHouse();
  const people = await createPeople(house);
  const offer = await offerAna(house, people, {
    ...HOURLY,
    pay: 'exact',
    scheduledRaise: { day: '2026-11-20', rate: '50.00' },
  });
  await acceptOffer(house, people.ana, { offer: offer.id, version: 1 });
  return { ...people, contract: offer.id, desk: new TestTracker(house, people.tracker, offer.id) };
}
const versions = async (contract: string) =>
  (await loadTerms(house.db, [contract])).map(
    ({ what, at, rate }) => `${formatInstant(Number(at))} ${what} ${rate}`,
  );
const told = async (person: string) => {
  const rows = await house.db
    .selectFrom('notification')
    .selectAll()
    .where('person_id', '=', person)
    .execute();
  return rows.filter(({ kind }) => kind === 'rate-changed').map(({ facts }) => facts);
};

describe('B1: a raise agreed beforehand', () => {
  it('is in force from the begin of its day, and each segment of that week is billed at its own rate', async () => {
    const { ana, ben, contract, desk } = await agreed();
    house.movable.moveTo(toInstant('2026-11-20T00:40:00Z'));
    // An hour around midnight: twenty minutes before it, forty after it. Nobody has ticked.
    await track(desk, '2026-11-19T23:40:00Z', 6);
    const before = await readWeek(house, ana, { contract, week: '2026-11-16' });
    const lines = [
      { kind: 'tracked', rate: '45.00', seconds: 1200, amount: '15.00' },
      { kind: 'tracked', rate: '50.00', seconds: 2400, amount: '33.33' },
    ];
    expect(before).toMatchObject({ invoice: { lines } });
    expect(await tick(house)).toEqual([
      'Web shop: the rate is 50.00 USD an hour from now on, as was agreed.',
    ]);
    expect(await tick(house)).toEqual([]);
    expect(await versions(contract)).toEqual([
      '2026-11-18T10:00:00Z created 4500',
      '2026-11-20T00:00:00Z rate 5000',
    ]);
    expect(await readWeek(house, ben, { contract, week: '2026-11-16' })).toMatchObject({
      invoice: { lines },
    });
    for (const { person } of [ana, ben]) {
      expect(await told(person)).toMatchObject([
        { by: 'Ben Okafor', from: '45.00', to: '50.00', currency: 'USD' },
      ]);
    }
    await moveAndTick(house, toInstant('2026-11-24T00:00:00Z'));
    expect(await statement(house)).toEqual(['2026-11-23T12:00:00Z Invoice issued 48.33']);
  });

  it('comes at its instant when the clock is moved past it in one step', async () => {
    const { ana, contract } = await agreed();
    expect(await readContract(house, ana, { contract })).toMatchObject({
      terms: { rate: '45.00', scheduledRaise: { day: '2026-11-20', rate: '50.00' } },
    });
    await moveAndTick(house, toInstant('2026-12-30T00:00:00Z'));
    expect((await versions(contract)).at(-1)).toBe('2026-11-20T00:00:00Z rate 5000');
    expect(await readContract(house, ana, { contract })).toMatchObject({
      terms: { rate: '50.00', scheduledRaise: null },
    });
  });

  it('is passed over where the rate is as high by then', async () => {
    const { ana, ben, contract } = await agreed();
    await setRate(house, ben, { contract, rate: '55.00' });
    await moveAndTick(house, toInstant('2026-11-21T00:00:00Z'));
    expect(await versions(contract)).toHaveLength(2);
    expect(await readContract(house, ana, { contract })).toMatchObject({
      terms: { rate: '55.00', scheduledRaise: null },
    });
    await setRate(house, ben, { contract, rate: '56.00' });
    expect((await told(ana.person)).map((facts) => (facts as { to: string }).to)).toEqual(['55.00', '56.00']);
  });

  it('is written before a change that comes after it, though no tick came between', async () => {
    const { ana, ben, contract } = await agreed();
    await setRate(house, ana, { contract, rate: '40.00' });
    house.movable.moveTo(toInstant('2026-11-20T00:00:01Z'));
    expect(await setRate(house, ben, { contract, rate: '45.00' })).toEqual({
      refused: 'only-the-freelancer-lowers',
      field: 'rate',
    });
    expect(await setRate(house, ben, { contract, rate: '60.00' })).toMatchObject({
      terms: { rate: '60.00' },
    });
    await tick(house);
    expect((await versions(contract)).slice(1)).toEqual([
      '2026-11-18T10:00:00Z rate 4000',
      '2026-11-20T00:00:00Z rate 5000',
      '2026-11-20T00:00:01Z rate 6000',
    ]);
    expect(await told(ana.person)).toMatchObject([{ to: '60.00' }, { from: '40.00', to: '50.00' }]);
  });

  it('does not come after the end of its contract', async () => {
    const { ben, contract } = await agreed();
    await changeStanding(house, ben, { contract, what: 'ended' });
    await moveAndTick(house, toInstant('2026-11-21T00:00:00Z'));
    expect(await versions(contract)).toHaveLength(1);
  });
});
