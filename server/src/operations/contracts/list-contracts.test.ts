import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { offerAna } from '../../testing/offers.ts';
import { createFreelancer, createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { withdrawOffer } from '../offers/end-offer.ts';
import { listOffers } from '../offers/list-offers.ts';
import { listContracts } from './list-contracts.ts';

let house: TestHouse;
let people: TestPeople;
let ids: string[];
beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
  ids = [];
  for (let n = 0; n < 5; n += 1) {
    ids.push(await createTestContract(house, people));
    house.movable.moveTo(house.clock.now() + 60);
  }
});
afterAll(() => house.close());

const page = async (more: Parameters<typeof listContracts>[2], who = people.ana) =>
  (await listContracts(house, who, more)).map(({ id }) => id);

describe('a list that has more', () => {
  it('of contracts goes on after the last one, in either order, until there is none', async () => {
    const newest = [...ids].reverse();
    expect(await page({})).toEqual(ids);
    expect(await page({ limit: 2, order: 'newest' })).toEqual(newest.slice(0, 2));
    expect(await page({ limit: 2, order: 'newest', after: newest[1] })).toEqual(newest.slice(2, 4));
    expect(await page({ limit: 2, order: 'newest', after: newest[3] })).toEqual(newest.slice(4));
    expect(await page({ after: ids[4] })).toEqual([]);
    expect(await page({ limit: 2, after: ids[0] }, people.olu)).toEqual(ids.slice(1, 3));
    expect(await page({ limit: 3 }, people.tracker)).toEqual(ids.slice(0, 3));
  });

  it('tells nothing by a contract or an offer of others', async () => {
    const dan = await createFreelancer(house, 'Dan Reyes');
    await createTestContract(house, { ...people, ana: dan });
    expect(await page({ after: ids[0] }, dan)).toEqual([]);
    const offer = await offerAna(house, people);
    expect((await listOffers(house, dan, { after: offer.id })).offers).toEqual([]);
  });

  it('of offers goes on after the last one', async () => {
    for (const { id } of (await listOffers(house, people.ana, { state: 'open' })).offers) {
      done(await withdrawOffer(house, people.ben, { offer: id }));
    }
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      made.push((await offerAna(house, people)).id);
      house.movable.moveTo(house.clock.now() + 60);
    }
    const after = async (id: string, who = people.ana) =>
      (await listOffers(house, who, { state: 'open', after: id })).offers.map((offer) => offer.id);
    expect(await after(made[2] ?? '')).toEqual([made[1], made[0]]);
    expect(await after(made[1] ?? '', people.ben)).toEqual([made[0]]);
    expect(await after(made[0] ?? '', people.olu)).not.toContain(made[1]);
    expect(await after(made[0] ?? '')).toEqual([]);
  });
});
