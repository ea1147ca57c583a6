import { MILESTONE, type MilestoneDeed, type MilestoneState } from '@stint/core/handshake/milestone';
import { stateAfter } from '@stint/core/handshake/table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { actorOf, done, fixedContract } from '../../testing/milestones.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { changeMilestone } from './change-milestone.ts';
import { milestoneDeed } from './milestone-deed.ts';
import { proposeMilestone } from './propose-milestone.ts';
import { readMilestone } from './read-milestone.ts';

// Every state of the table x every deed of it, through the real operations and the real database. Without escrow: what its
// money refuses, and how a milestone comes to be released, is tested with it.

const STATES = (Object.keys(MILESTONE) as MilestoneState[]).filter((state) => state !== 'released');
const DEEDS = [...new Set(STATES.flatMap((state) => Object.keys(MILESTONE[state])))] as MilestoneDeed[];

/** The deeds that lead from a proposal to each state, as short as the table has them. */
const WAYS = new Map<MilestoneState, { by: 'client' | 'freelancer'; deeds: MilestoneDeed[] }>();
for (const by of ['client', 'freelancer'] as const) {
  const reached: { state: MilestoneState; deeds: MilestoneDeed[] }[] = [
    { state: `proposed-by-${by}`, deeds: [] },
  ];
  for (const { state, deeds } of reached) {
    if (WAYS.has(state)) continue;
    WAYS.set(state, { by, deeds });
    for (const deed of DEEDS) {
      const next = stateAfter(MILESTONE, state, deed);
      if (next !== null) reached.push({ state: next, deeds: [...deeds, deed] });
    }
  }
}

let house: TestHouse;
let people: TestPeople;
let contract: string;

beforeAll(async () => {
  house = await testHouse();
  people = await createPeople(house);
  contract = await fixedContract(house, people, { escrow: false });
});
afterAll(() => house.close());

const content = { title: 'Checkout', says: '', amount: '250.00', dueDay: null };

async function doDeed(milestone: string, named: MilestoneDeed) {
  const [side, deed] = named.split(': ') as ['client' | 'freelancer', string];
  const actor = actorOf(side, people);
  const address = { contract, milestone };
  if (deed !== 'change') return milestoneDeed(house, actor, address, { deed: deed as 'agree' }, 'a word');
  const { version } = done(await readMilestone(house, actor, address));
  return changeMilestone(house, actor, { ...address, version, ...content, amount: '300.00' });
}

async function milestoneIn(state: MilestoneState): Promise<string> {
  const { by, deeds } = WAYS.get(state) ?? { by: 'client', deeds: [] };
  const { id } = done(await proposeMilestone(house, actorOf(by, people), { contract, ...content }));
  for (const deed of deeds) done(await doDeed(id, deed));
  return id;
}

it('every state of the table can be reached', () => {
  expect([...WAYS.keys()].sort()).toEqual([...STATES].sort());
});

describe.each(STATES)('a milestone that is %s', (state) => {
  it.each(DEEDS)('%s: as the table says, and no other way', async (deed) => {
    const id = await milestoneIn(state);
    const answer = await doDeed(id, deed);
    const next = stateAfter(MILESTONE, state, deed);
    if (next === null) expect(answer).toEqual({ refused: 'not-in-this-state' });
    const now = done(await readMilestone(house, people.ben, { contract, milestone: id }));
    expect(now.state).toBe(next ?? state);
    expect(isRefusal(answer)).toBe(next === null);
  });

  it('tells each side what it may do, and that is what it may', async () => {
    const id = await milestoneIn(state);
    for (const side of ['client', 'freelancer'] as const) {
      const { may } = done(await readMilestone(house, actorOf(side, people), { contract, milestone: id }));
      const inTable = DEEDS.filter((deed) => deed.startsWith(side) && stateAfter(MILESTONE, state, deed));
      expect(may.map((deed) => `${side}: ${deed}`).sort()).toEqual(inTable.sort());
    }
  });
});
