import { KIND_FACTS } from '@stint/wire/told';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../house.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createAgency, createMember, createPeople, type TestPeople } from '../../testing/people.ts';
import { readNoticeSettings } from './settings.ts';

let house: TestHouse;
let people: TestPeople;
beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
});
afterAll(() => house.close());

/** The sides whose kinds somebody has switches for. */
async function sidesOf(actor: Actor): Promise<string[]> {
  const { kinds } = await readNoticeSettings(house, actor);
  return [...new Set(kinds.map(({ kind }) => KIND_FACTS[kind].to))].sort();
}
const has = async (actor: Actor, kind: string): Promise<boolean> =>
  (await readNoticeSettings(house, actor)).kinds.some((each) => each.kind === kind);

describe('the switches', () => {
  it('are those of what can be told to one: a freelancer’s, a client’s', async () => {
    expect(await sidesOf(people.ana)).toEqual(['both', 'freelancer']);
    expect(await sidesOf(people.ben)).toEqual(['both', 'client']);
    expect([await has(people.ana, 'offer-made'), await has(people.ben, 'offer-made')]).toEqual([true, false]);
    expect([await has(people.ana, 'proposal-received'), await has(people.ben, 'proposal-received')]).toEqual([
      false,
      true,
    ]);
    expect([await has(people.ana, 'member-joined'), await has(people.ben, 'member-joined')]).toEqual([
      false,
      true,
    ]);
  });

  it('of an agency’s member are what is told to both sides, and what is told of a team', async () => {
    const studio = await createAgency(house, 'Studio Nord');
    const owner = await createMember(house, 'Nia Berg', studio, 'owner');
    expect(await has(owner, 'milestone-agreed')).toBe(true);
    expect(await has(owner, 'member-joined')).toBe(true);
    expect(await has(owner, 'job-expires')).toBe(false);
  });

  it('an operator who is nobody’s side has none', async () => {
    expect(await sidesOf(people.olu)).toEqual([]);
  });
});
