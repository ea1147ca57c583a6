import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../store/database.ts';
import { THE_HOUSE } from '../../store/particulars.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { deathOf, startDoomed } from '../../testing/kill.ts';
import { atWork, type Work } from '../../testing/money.ts';
import { closeWeek } from '../money/close-weeks.ts';
import { closeAll, weeksOf } from './weeks.testing.ts';

let house: TestHouse;
let owner: Database;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  owner = openDatabase(house.ownerUrl, () => {});
  work = await atWork(house);
});
afterEach(async () => {
  await owner.destroy();
  await house.close();
});

/** Every number, by issuer. */
async function numbers(): Promise<{ ana: string[]; house: string[] }> {
  const rows = await owner
    .selectFrom('invoice_document')
    .select(['issuer_id', 'number'])
    .orderBy('n')
    .execute();
  const of = (issuer: string) => rows.filter((row) => row.issuer_id === issuer).map(({ number }) => number);
  return { ana: of(work.ana.person), house: of(THE_HOUSE) };
}

function upTo(count: number, series = ''): string[] {
  return Array.from({ length: count }, (_, n) => `${series}2026-${String(n + 1).padStart(4, '0')}`);
}

describe('numbers without a gap', () => {
  it('of sixteen weeks that are closed at once on two servers: each its own, none left out', async () => {
    const weeks = await weeksOf(house, work, 16);
    expect(weeks).toHaveLength(16);
    const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
    await Promise.all(weeks.map((week, n) => closeWeek(n % 2 === 0 ? house : second, week)));
    await second.db.destroy();
    const issued = await numbers();
    expect(issued.ana.sort()).toEqual(upTo(16));
    expect(issued.house.sort()).toEqual(upTo(32, 'F-'));
  });

  it('of one week that sixteen close at once: one', async () => {
    const [week] = await weeksOf(house, work, 1);
    if (!week) throw new Error('no week');
    await Promise.all(Array.from({ length: 16 }, () => closeWeek(house, week)));
    expect(await numbers()).toEqual({ ana: upTo(1), house: upTo(2, 'F-') });
  });

  it('of a close that is cut at each of its statements: the number is not used up', async () => {
    const [first, ...others] = await weeksOf(house, work, 3);
    if (!first) throw new Error('no week');
    for (let cut = 0; ; cut += 1) {
      const closed = await closeWeek({ ...house, db: cutAt(house.db, cut) }, first).catch(() => 'cut');
      if (closed !== 'cut') break;
      expect(await numbers()).toEqual({ ana: [], house: [] });
    }
    for (const week of others) await closeWeek(house, week);
    expect(await numbers()).toEqual({ ana: upTo(3), house: upTo(6, 'F-') });
  });

  it('of a close that is killed with its number in hand: the next one takes the same', async () => {
    await weeksOf(house, work, 2);
    const held = await owner.startTransaction().execute();
    await sql`lock table invoice_document in share row exclusive mode`.execute(held);
    const doomed = startDoomed(house, 'when-it-is-killed');
    await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0);
    doomed.kill('SIGKILL');
    expect(await deathOf(doomed)).toBe('SIGKILL');
    await held.commit().execute();
    await closeAll(house);
    expect(await numbers()).toEqual({ ana: upTo(2), house: upTo(4, 'F-') });
  });

  async function waiting(): Promise<number> {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner);
    return Number(rows[0]?.n);
  }
});

/** The same database, on which the statement of this number fails, counted from 0. */
function cutAt(db: Database, at: number): Database {
  let statements = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (statements === at) throw new Error('the lights went out');
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
