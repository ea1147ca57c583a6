import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Told } from '../desk/told.ts';
import { NINE } from '../testing/draft.ts';
import { testVault } from '../testing/vault.ts';
import { K1 } from '../testing/world.ts';
import { ToldList } from './told.ts';

let folder: string;
let list: ToldList;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-told-'));
  list = await open();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): Promise<ToldList> => ToldList.open(join(folder, 'told.vault'), testVault());
const told = (n: number): Told => ({
  at: n,
  contract: K1,
  segment: NINE + n,
  code: 'overlap',
  message: '',
});
const kept = async (): Promise<number[]> => (await open()).all().map(({ at }) => at);

it('two things that are told at once are both kept, and one of them once', async () => {
  await Promise.all([list.add(told(1)), list.add(told(2)), list.add(told(2)), list.add(told(3))]);
  expect(await kept()).toEqual([1, 2, 3]);
});

it('what is told while the list is cleared is not cleared with it', async () => {
  await list.add(told(1));
  await Promise.all([list.clear(), list.add(told(2))]);
  expect(await kept()).toEqual([2]);
});
