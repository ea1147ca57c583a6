import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { openDatabase } from '../database.ts';
import { HELD, NOT_HELD } from './held.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

it('every table is told of to whom its rows are about, or it is said why it is not', async () => {
  const owner = openDatabase(house.ownerUrl, () => {});
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely_%'
  `.execute(owner);
  await owner.destroy();
  const told = new Set([...HELD.flatMap(({ tables }) => tables), ...Object.keys(NOT_HELD)]);
  expect(rows.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
  const there = new Set(rows.map(({ name }) => name));
  expect([...told].filter((name) => !there.has(name))).toEqual([]);
});

it('no two kinds are one file', () => {
  const names = HELD.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
