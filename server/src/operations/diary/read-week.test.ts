import { formatInstant, WEEK_SECONDS } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import type { House } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, track, type Work } from '../../testing/money.ts';
import { listWeeks, readWeek } from './read-week.ts';

let house: TestHouse;
let work: Work;
beforeEach(async () => {
  house = await testHouse({ at: '2026-11-09T00:00:00Z' });
  work = await atWork(house);
});
afterEach(() => house.close());

/** The weeks of these numbers from the 9th of November on, a segment on the Monday of each; those that lock are closed on the way. */
async function live(from: number, to: number): Promise<void> {
  const first = toInstant('2026-11-09T09:00:00Z');
  for (let week = from; week < to; week += 1) {
    const start = first + week * WEEK_SECONDS;
    house.movable.moveTo(start + 3600 * 9);
    await tick(house);
    await track(work.desk, formatInstant(start), 1);
  }
}

/** The house, and how many questions it has put to its database. */
function counted(): { house: House; asked: () => number } {
  let asked = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { house: { ...house, db: house.db.withPlugin(plugin) }, asked: () => asked };
}

async function questionsFor(contract: string): Promise<number> {
  const one = counted();
  const weeks = await listWeeks(one.house, work.ana, { contract });
  if (isRefusal(weeks)) throw new Error(weeks.refused);
  return one.asked();
}

describe('the weeks of a contract', () => {
  it('are the newest first, each as it would be read alone', async () => {
    await live(0, 4);
    const weeks = await listWeeks(house, work.ana, { contract: work.contract });
    if (isRefusal(weeks)) throw new Error(weeks.refused);
    expect(weeks.map(({ week }) => week)).toEqual(['2026-11-30', '2026-11-23', '2026-11-16', '2026-11-09']);
    expect(weeks.map(({ invoice }) => invoice?.total)).toEqual(['7.50', '7.50', '7.50', '7.50']);
    for (const letter of weeks) {
      expect(await readWeek(house, work.ana, { contract: work.contract, week: letter.week })).toEqual(letter);
    }
  });

  it('are read with as many questions as few of them', async () => {
    await live(0, 3);
    const few = await questionsFor(work.contract);
    await live(3, 9);
    expect(await questionsFor(work.contract)).toBe(few);
  });
});
