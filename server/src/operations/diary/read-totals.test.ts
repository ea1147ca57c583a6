import { totalsOf } from '@stint/core/totals';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { readTotals } from './read-totals.ts';
import { readWeek } from './read-week.ts';

let house: TestHouse;
let people: TestPeople;
let k1: string;

beforeAll(async () => {
  house = await testHouse({ at: '2026-11-20T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people, { weeklyLimitMinutes: 30 });
  const desk = new TestTracker(house, people.tracker, k1);
  for (const at of ['16T23:5', '17T00:0', '17T12:0', '18T18:2', '19T09:0']) {
    await desk.work(`2026-11-${at}0:00Z`, `2026-11-${at}9:00Z`);
  }
});
afterAll(() => house.close());

async function counted(...at: string[]): Promise<number[] | string> {
  const told = await readTotals(house, people.ben, { contract: k1, at: at.join() });
  return isRefusal(told) ? told.refused : told.spans.map(({ totals }) => totals.countedSeconds / 60);
}

describe('what the diary comes to', () => {
  it('is told from each instant to the next, by anybody’s midnight', async () => {
    const utc = [16, 17, 18, 19, 20].map((day) => `2026-11-${day}T00:00:00Z`);
    expect(await counted(...utc)).toEqual([10, 20, 10, 10]);
    const kathmandu = [16, 17, 18, 19].map((day) => `2026-11-${day}T18:20:00Z`);
    expect(await counted(...kathmandu)).toEqual([30, 0, 20]);
  });

  it('is judged within its week, and comes to what the week does', async () => {
    const at = '2026-11-16T00:00:00Z,2026-11-18T00:00:00Z,2026-11-23T00:00:00Z';
    const told = await readTotals(house, people.ana, { contract: k1, at });
    const week = await readWeek(house, people.ana, { contract: k1, week: '2026-11-16' });
    if (isRefusal(told) || isRefusal(week)) throw new Error('refused');
    expect(told.spans.map(({ totals }) => totals.overLimitSeconds)).toEqual([0, 1200]);
    const none = totalsOf([]);
    const names = Object.keys(none) as (keyof typeof none)[];
    const sum = names.map((name) => told.spans.reduce((all, { totals }) => all + totals[name], 0));
    expect(sum).toEqual(names.map((name) => week.totals[name]));
  });

  it.each([
    ['', 'nothing'],
    ['2026-11-16T00:00:00Z', 'one instant'],
    ['2026-11-17T00:00:00Z,2026-11-16T00:00:00Z', 'not in order'],
    ['2026-11-17T00:00:00Z,tomorrow', 'no instant'],
    ['2026-11-01T00:00:00Z,2027-01-01T00:00:00Z', 'too far apart'],
    [
      Array.from({ length: 50 }, (_, n) => `2026-11-16T00:00:${String(n).padStart(2, '0')}Z`).join(),
      'too many',
    ],
  ])('is refused for %j: %s', async (at) => {
    expect(await counted(at)).toBe('bad-span');
  });

  it('is nothing before there was anything', async () => {
    expect(await counted('2026-11-02T00:00:00Z', '2026-11-09T00:00:00Z')).toEqual([0]);
  });
});
