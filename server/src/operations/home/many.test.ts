import { formatInstant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../house.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, track, type Work } from '../../testing/money.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { readGlance } from './read-glance.ts';
import { readNeeds } from './read-needs.ts';

// The speed of home: what it asks the database does not grow with somebody's contracts.

let house: TestHouse;
let work: Work;
beforeAll(async () => {
  house = await testHouse();
  work = await atWork(house);
});
afterAll(() => house.close());

/** How many questions somebody's home asks the database, and what it answers. */
async function homeOf(who: 'ana' | 'ben') {
  let asked = 0;
  const count: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const counted: House = { ...house, db: house.db.withPlugin(count) };
  await readNeeds(counted, work[who], { wall: house.clock.now() });
  const needs = asked;
  const answer = await readGlance(counted, work[who]);
  return { needs, glance: asked - needs, answer };
}

describe('somebody with hundreds of contracts', () => {
  it('is told as much with as many questions as somebody with one', async () => {
    await track(work.desk, '2026-11-18T08:00:00Z', 1);
    const one = { ana: await homeOf('ana'), ben: await homeOf('ben') };
    for (let n = 1; n < 200; n += 1) {
      const contract = await createTestContract(house, work, { manualTime: true, weeklyLimitMinutes: 600 });
      const desk = new TestTracker(house, work.tracker, contract);
      await track(desk, formatInstant(toInstant('2026-11-16T00:00:00Z') + n * 600), 1);
    }
    const many = { ana: await homeOf('ana'), ben: await homeOf('ben') };
    for (const who of ['ana', 'ben'] as const) {
      expect(many[who].needs).toBe(one[who].needs);
      expect(many[who].glance).toBe(one[who].glance);
      expect(many[who].answer).toMatchObject({ contracts: { length: 12 }, more: 188 });
      expect(many[who].answer.sums).toMatchObject([{ contracts: 200 }]);
    }
    expect(many.ana.needs + many.ana.glance).toBeLessThan(60);
    expect(many.ben.needs + many.ben.glance).toBeLessThan(60);
  });
});
