import { DAY_SECONDS } from '@stint/core/instant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { freelancerReputation, organisationReputation } from '../../store/feedback.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/milestones.ts';
import { createMember, createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract } from '../../testing/tracking.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { giveFeedback } from './give-feedback.ts';
import { readFeedback } from './read-feedback.ts';

let house: TestHouse;
let people: TestPeople;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

const GOOD = { stars: 5, comment: 'A pleasure.', privateNote: 'pays late, I heard' };

async function endedContract(): Promise<string> {
  const contract = await createTestContract(house, people);
  done(await changeStanding(house, people.ben, { contract, what: 'ended' }));
  return contract;
}

const told = async (kind: string, contract: string) => {
  const rows = await house.db
    .selectFrom('notification')
    .select(['person_id', 'facts', 'at'])
    .where('kind', '=', kind)
    .execute();
  return rows.filter(({ facts }) => (facts as { contract: string }).contract === contract);
};

describe('feedback', () => {
  it('is asked of both at the end, and of nobody before', async () => {
    const running = await createTestContract(house, people);
    expect(await giveFeedback(house, people.ana, { contract: running, ...GOOD })).toEqual({
      refused: 'feedback-closed',
    });
    expect(await readFeedback(house, people.ana, { contract: running })).toMatchObject({
      endedAt: null,
      may: [],
    });
    const contract = await endedContract();
    const asked = await told('feedback-asked', contract);
    expect(asked.map((row) => row.person_id).sort()).toEqual([people.ana.person, people.ben.person].sort());
  });

  it('of one side is seen by that side and the operator alone; the second opens both, and both are told', async () => {
    const contract = await endedContract();
    const given = done(await giveFeedback(house, people.ana, { contract, ...GOOD }));
    expect(given).toMatchObject({ shown: false, may: [], privateNotes: null });
    expect(given.freelancer).toMatchObject({ stars: 5, comment: 'A pleasure.' });
    const bens = done(await readFeedback(house, people.ben, { contract }));
    expect(bens).toMatchObject({ shown: false, freelancer: null, may: ['give'] });
    expect(JSON.stringify(bens)).not.toContain('pleasure');
    const olus = done(await readFeedback(house, people.olu, { contract }));
    expect(olus.privateNotes).toEqual({ freelancer: 'pays late, I heard', client: null });
    expect(await organisationReputation(house.db, people.acme, house.clock.now())).toMatchObject({
      count: 0,
    });

    const both = done(
      await giveFeedback(house, people.ben, { contract, stars: 4, comment: 'Good work.', privateNote: '' }),
    );
    expect(both).toMatchObject({ shown: true, client: { stars: 4 }, freelancer: { stars: 5 } });
    expect(JSON.stringify(both)).not.toContain('late, I heard');
    expect(await told('feedback-shown', contract)).toHaveLength(2);
    await moveAndTick(house, house.clock.now() + 20 * DAY_SECONDS);
    expect(await told('feedback-shown', contract)).toHaveLength(2);
    const anas = await freelancerReputation(house.db, people.ana.person, house.clock.now());
    expect(anas).toMatchObject({
      averageTenths: 40,
      count: 1,
      newest: [{ from: 'Acme Garden Tools', comment: 'Good work.' }],
    });
  });

  it('is given once: the same again is the same, another is refused', async () => {
    const contract = await endedContract();
    const clicks = await Promise.all([
      giveFeedback(house, people.ana, { contract, ...GOOD }),
      giveFeedback(house, people.ana, { contract, ...GOOD }),
    ]);
    expect(clicks[0]).toEqual(clicks[1]);
    expect(await giveFeedback(house, people.ana, { contract, ...GOOD, stars: 1 })).toEqual({
      refused: 'feedback-given',
    });
  });

  it('is blind to the very second: hidden in the last of the fourteen days, shown and closed from then on', async () => {
    const contract = await endedContract();
    const closes = house.clock.now() + 14 * DAY_SECONDS;
    done(await giveFeedback(house, people.ana, { contract, ...GOOD }));
    await moveAndTick(house, closes - 1);
    expect(await readFeedback(house, people.ben, { contract })).toMatchObject({
      shown: false,
      freelancer: null,
    });
    expect(await told('feedback-shown', contract)).toHaveLength(0);
    const isPublic = async (at: number) =>
      (await organisationReputation(house.db, people.acme, at)).newest.some(
        (one) => one.contract === contract,
      );
    expect(await isPublic(closes - 1)).toBe(false);
    // The clock has not ticked: what is shown goes by the time alone.
    house.movable.moveTo(closes);
    const shown = await readFeedback(house, people.ben, { contract });
    expect(shown).toMatchObject({ shown: true, freelancer: { stars: 5 }, may: [] });
    expect(await giveFeedback(house, people.ben, { contract, ...GOOD })).toEqual({
      refused: 'feedback-closed',
    });
    expect(await isPublic(closes)).toBe(true);
    await moveAndTick(house, closes + DAY_SECONDS);
    expect(await told('feedback-shown', contract)).toHaveLength(2);
  });

  it('is given for the client by who may review alone, and never by an operator', async () => {
    const contract = await endedContract();
    const vera = await createMember(house, 'Vera Lind', people.acme, 'billing');
    const rosa = await createMember(house, 'Rosa Weiss', people.acme, 'reviewer');
    expect(await giveFeedback(house, vera, { contract, ...GOOD })).toEqual({ refused: 'not-your-role' });
    expect(await giveFeedback(house, people.olu, { contract, ...GOOD })).toEqual({
      refused: 'not-allowed-here',
    });
    expect(await giveFeedback(house, rosa, { contract, ...GOOD })).toMatchObject({ given: { client: true } });
  });
});
