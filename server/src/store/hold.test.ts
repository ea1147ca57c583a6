import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type DatabaseHold, holdDatabase } from './hold.ts';

let house: TestHouse;
const held: DatabaseHold[] = [];
const told: string[] = [];

beforeEach(async () => {
  house = await testHouse();
});
afterEach(async () => {
  for (const one of held.splice(0)) await one.release();
  await house.close();
});

async function hold(): Promise<DatabaseHold | null> {
  const one = await holdDatabase(house.appUrl, (line) => told.push(line));
  if (one) held.push(one);
  return one;
}

/** The sessions that hold this database. */
async function holders(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`.execute(house.db);
  return rows.map(({ pid }) => pid);
}

it('a database is held by one at a time, and by the next when it is let go', async () => {
  const first = await hold();
  expect(await hold()).toBe(null);
  await first?.release();
  expect(await hold()).not.toBe(null);
  expect(told).toEqual([]);
}, 20_000);

it('a hold that lost its session, as when the database restarts, is taken again', async () => {
  await hold();
  const [first = 0, ...others] = await holders();
  expect(others).toEqual([]);
  await sql`select pg_terminate_backend(${first}, 5000)`.execute(house.db);
  await expect.poll(holders, { timeout: 10_000 }).toEqual([expect.any(Number)]);
  expect(await holders()).not.toEqual([first]);
  expect(await hold()).toBe(null);
});
