import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, createTracker, type TestPeople, type TestPerson } from '../../testing/people.ts';
import { workWithPicture } from '../../testing/snapped.ts';
import { createTestContract, paint, TestTracker } from '../../testing/tracking.ts';
import { readDiary } from '../diary/read-diary.ts';

let house: TestHouse;
let people: TestPeople;
let k1: string;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  const desk = new TestTracker(house, people.tracker, k1);
  await workWithPicture(desk, '2026-11-18T09:00:00Z', await paint('#cc2233'));
  // Seconds that two trackers brought are told to the freelancer alone.
  const laptop = new TestTracker(house, await createTracker(house, people.ana), k1);
  await laptop.work('2026-11-18T09:02:00Z', '2026-11-18T09:08:00Z');
});
afterEach(() => house.close());

const read = (who: TestPerson, as?: 'client') => {
  const span = { from: toInstant('2026-11-18T00:00:00Z'), to: toInstant('2026-11-19T00:00:00Z') };
  return readDiary(house, who, { contract: k1, ...span, as });
};

describe('the diary as the client sees it', () => {
  it('is told to the freelancer to the last letter as the client is told it', async () => {
    const [own, bens, asClient] = [
      await read(people.ana),
      await read(people.ben),
      await read(people.ana, 'client'),
    ];
    expect(JSON.stringify(asClient)).toBe(JSON.stringify(bens));
    // The control: her own is another.
    expect(JSON.stringify(own)).not.toBe(JSON.stringify(bens));
    expect(isRefusal(own) ? null : own.overlaps).toHaveLength(1);
  });

  it('is for the freelancer alone to ask for', async () => {
    expect(await read(people.ben, 'client')).toEqual({ refused: 'freelancers-only' });
    expect(await read(people.olu, 'client')).toEqual({ refused: 'freelancers-only' });
  });

  it('holds nothing of the segment that runs', async () => {
    const now = house.clock.now();
    const asClient = await read(people.ana, 'client');
    const entries = isRefusal(asClient) ? [] : asClient.entries;
    expect(entries.every(({ start }) => start < formatInstant(now))).toBe(true);
  });
});
