import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { lockOffer } from '../../store/offers.ts';
import { whileLocked } from '../../store/waiting.testing.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { offerAna } from '../../testing/offers.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createContract } from '../contracts/create-contract.ts';
import { readContract } from '../contracts/list-contracts.ts';
import { acceptOffer } from './accept-offer.ts';
import { changeOffer } from './change-offer.ts';
import { withdrawOffer } from './end-offer.ts';
import { listOffers, readOffer } from './list-offers.ts';

const WEEK = 7 * 86_400;
let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

const accept = (offer: string, version = 1) => acceptOffer(house, people.ana, { offer, version });
const kinds = async (person: string, offer: string) => {
  const rows = await house.db
    .selectFrom('notification')
    .select(['kind', 'facts'])
    .where('person_id', '=', person)
    .execute();
  return rows.filter(({ facts }) => JSON.stringify(facts).includes(offer)).map(({ kind }) => kind);
};

describe('an offer accepted in the second in which it is withdrawn', () => {
  it.each(Array.from({ length: 20 }, (_, n) => n))('has exactly one outcome (%i)', async (n) => {
    const { id } = await offerAna(house, people);
    const deeds = [() => accept(id), () => withdrawOffer(house, people.ben, { offer: id })];
    const inOrder = n % 2 === 0 ? deeds : deeds.toReversed();
    const answers = await Promise.all(inOrder.map((deed) => deed()));
    const [done, ...others] = answers.filter((answer) => !isRefusal(answer));
    expect(others).toEqual([]);
    expect(answers.filter(isRefusal)).toEqual([{ refused: 'offer-closed' }]);
    const contract = await readContract(house, people.ana, { contract: id });
    expect(isRefusal(contract)).toBe((done as { state: string }).state === 'withdrawn');
  });

  it('or changed: the one who saw the other version is told', async () => {
    const { id, now } = await offerAna(house, people);
    const change = { offer: id, version: 1, title: now.title, message: now.message, terms: now.terms };
    const [accepted, changed] = await Promise.all([accept(id), changeOffer(house, people.ben, change)]);
    const refused = [accepted, changed].filter(isRefusal);
    expect(refused).toHaveLength(1);
    expect(['offer-changed', 'offer-closed']).toContain(refused[0]?.refused);
  });

  it('is one contract, though it is accepted eight times at once', async () => {
    const { id } = await offerAna(house, people);
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(id)));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
  });
});

describe('the seven days of an offer', () => {
  it('end at their second: a second before it can be accepted, at it no longer', async () => {
    const [early, late] = [await offerAna(house, people), await offerAna(house, people)];
    const end = house.clock.now() + WEEK;
    house.movable.moveTo(end - 1);
    expect(await accept(early.id)).toMatchObject({ state: 'accepted' });
    house.movable.moveTo(end);
    // Nobody has ticked: it is over all the same.
    expect(await readOffer(house, people.ana, { offer: late.id })).toMatchObject({
      state: 'expired',
      may: [],
    });
    expect(await accept(late.id)).toEqual({ refused: 'offer-closed' });
    expect(await withdrawOffer(house, people.ben, { offer: late.id })).toEqual({ refused: 'offer-closed' });
    const expired = await listOffers(house, people.ben, { state: 'expired' });
    expect(expired.offers.map(({ id }) => id)).toContain(late.id);
    expect((await listOffers(house, people.ben, { state: 'open' })).offers).toEqual([]);
  });

  it('are over for who waited for the lock until then', async () => {
    const { id } = await offerAna(house, people);
    house.movable.moveTo(house.clock.now() + WEEK - 30);
    const answer = await whileLocked(
      house,
      (trx) => lockOffer(trx, id),
      () => accept(id),
    );
    expect(answer).toEqual({ refused: 'offer-closed' });
  });

  it('are warned of a day before and told when over, once for each change', async () => {
    const { id, now } = await offerAna(house, people);
    const start = house.clock.now();
    house.movable.moveTo(start + WEEK - 86_400);
    await tick(house);
    await tick(house);
    expect(await kinds(people.ana.person, id)).toEqual(['offer-made', 'offer-expires']);
    expect(await kinds(people.ben.person, id)).toEqual(['offer-expires']);
    await changeOffer(house, people.ben, {
      offer: id,
      version: 1,
      title: now.title,
      message: '',
      terms: now.terms,
    });
    house.movable.moveTo(start + 2 * WEEK);
    await tick(house);
    await tick(house);
    expect((await kinds(people.ben.person, id)).toSorted()).toEqual(['offer-expired', 'offer-expires']);
  });
});

describe('an offer whose id somebody has taken for a contract meanwhile', () => {
  it('stays open: nothing of its acceptance is kept', async () => {
    const { id } = await offerAna(house, people);
    await createContract(house, people.olu, {
      id,
      title: 'Another',
      freelancer: people.ana.person,
      organisation: people.acme,
      starts: '2026-11-02T00:00:00Z',
      terms: { pay: 'exact', currency: 'USD', rate: '10.00' },
    });
    expect(await accept(id)).toEqual({ refused: 'id-taken' });
    expect(await readOffer(house, people.ana, { offer: id })).toMatchObject({ state: 'open' });
  });
});
