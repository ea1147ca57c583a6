import { CLIENT_ROLES, mayAs, type Right } from '@stint/core/handshake/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { createMember, type TestPerson } from '../../testing/people.ts';
import { setLimit } from '../contracts/set-limit.ts';

let house: TestHouse;
let work: Work;
const team: TestPerson[] = [];

beforeAll(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good });
  for (const role of CLIENT_ROLES) team.push(await createMember(house, `${role} Fox`, work.acme, role));
  await track(work.desk, '2026-11-18T08:00:00Z', 3);
  await setLimit(house, work.ben, { contract: work.contract, minutes: 600 });
  // The invoice, and the last day of its review.
  await moveAndTick(house, Date.parse('2026-11-23T12:00:00Z') / 1000);
  await moveAndTick(house, Date.parse('2026-11-27T00:00:00Z') / 1000);
});
afterAll(() => house.close());

async function toldOf(kind: string): Promise<string[]> {
  const rows = await house.db
    .selectFrom('notification')
    .select('person_id')
    .where('kind', '=', kind)
    .execute();
  const people = new Set(rows.map(({ person_id }) => person_id));
  return team.filter(({ person }) => people.has(person)).map(({ roles }) => roles[work.acme] ?? '');
}

const those = (right: Right): string[] => CLIENT_ROLES.filter((role) => mayAs(role, right));

describe('of the client’s side is told of', () => {
  it.each([
    ['week-invoiced', 'pay'],
    ['review-ends', 'review'],
    ['limit-changed', 'write'],
  ] as const)('%s who may %s', async (kind, right) => {
    expect(await toldOf(kind)).toEqual(those(right));
    expect(await toldOf(kind)).not.toContain('viewer');
  });
});
