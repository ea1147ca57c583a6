import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createFreelancer, createPeople, type TestPeople, type TestPerson } from '../../testing/people.ts';
import { workWithPicture } from '../../testing/snapped.ts';
import { createTestContract, paint, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { readPicture } from '../diary/read-picture.ts';
import { listLooks } from './list-looks.ts';
import { readLooks } from './read-looks.ts';

let house: TestHouse;
let people: TestPeople;
let k1: string;
let segment: number;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  const desk = new TestTracker(house, people.tracker, k1);
  segment = await workWithPicture(desk, '2026-11-18T09:00:00Z', await paint('#cc2233'));
});
afterEach(() => house.close());

async function look(who: TestPerson, kind: 'picture' | 'thumbnail' = 'picture'): Promise<void> {
  const read = await readPicture(house, who, { contract: k1, segment, monitor: 0, kind });
  if (isRefusal(read)) throw new Error(read.refused);
  read.stream.resume();
}

const ofDay = (who: TestPerson) => {
  const span = { from: toInstant('2026-11-18T00:00:00Z'), to: toInstant('2026-11-19T00:00:00Z') };
  return readLooks(house, who, { contract: k1, ...span });
};

describe('who looked at which picture', () => {
  it('TH-C2: every look of client and operator is told to the freelancer: who, when first and last, how often', async () => {
    await look(people.ben);
    house.movable.moveTo(toInstant('2026-11-18T10:05:00Z'));
    await look(people.ben);
    await look(people.olu);
    expect(await ofDay(people.ana)).toEqual({
      looks: [
        {
          start: '2026-11-18T09:00:00Z',
          monitor: 0,
          by: { id: people.ben.person, name: 'Ben Okafor' },
          side: 'client',
          firstAt: '2026-11-18T10:00:00Z',
          lastAt: '2026-11-18T10:05:00Z',
          times: 2,
        },
        expect.objectContaining({ by: { id: people.olu.person, name: 'Olu Adeyemi' }, side: 'operator' }),
      ],
    });
  });

  it('is told day by day, so that a look of yesterday stays beside one of today', async () => {
    await look(people.ben);
    house.movable.moveTo(toInstant('2026-11-19T08:00:00Z'));
    await look(people.ben);
    const { looks } = await listLooks(house, people.ana, {});
    expect(looks.map(({ lastAt, times }) => [lastAt, times])).toEqual([
      ['2026-11-19T08:00:00Z', 1],
      ['2026-11-18T10:00:00Z', 1],
    ]);
  });

  it('counts each of many at once', async () => {
    await Promise.all(Array.from({ length: 24 }, () => look(people.ben)));
    const { looks } = await listLooks(house, people.ana, {});
    expect(looks.map(({ times }) => times)).toEqual([24]);
  });

  it('thumbnails and the freelancer’s own looks are not noted', async () => {
    await look(people.ben, 'thumbnail');
    await look(people.ana);
    expect(await ofDay(people.ana)).toEqual({ looks: [] });
  });

  it('is for the freelancer alone; a client reads their own looks', async () => {
    await look(people.ben);
    expect(await ofDay(people.ben)).toEqual({ refused: 'freelancers-only' });
    expect(await ofDay(people.olu)).toEqual({ refused: 'freelancers-only' });
    expect(await ofDay(await createFreelancer(house, 'Nia Osei'))).toEqual({ refused: 'no-such-contract' });
    expect((await listLooks(house, people.ben, {})).looks).toEqual([]);
    const own = await listLooks(house, people.ben, { at: 'pictures-of-others' });
    expect(own.looks).toMatchObject([{ contract: { id: k1, title: 'Web shop' }, side: 'client' }]);
  });

  it('C3: stays told when the segment is deleted', async () => {
    await look(people.ben);
    expect(await deleteSegment(house, people.ana, { contract: k1, segment })).toEqual({ segment });
    expect(await ofDay(people.ana)).toMatchObject({ looks: [{ by: { name: 'Ben Okafor' } }] });
  });
});
