import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RecentWork } from './recent-work.ts';
import { testVault } from './testing/vault.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-recent-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("offers the contract's own memos first, the newest first, then those of the others, and remembers them", async () => {
  const path = join(folder, 'recent.vault');
  const recent = await RecentWork.open(path, testVault());
  expect([recent.contract(), recent.memosToPick(null)]).toEqual([null, []]);
  await recent.note('k2', 'Bread list', 100);
  await recent.note('k1', 'Header colours', 200);
  await recent.note('k1', 'API tests', 300);
  await recent.note('k1', 'Header colours', 400);
  await recent.note('k1', ' ', 500);
  const again = await RecentWork.open(path, testVault());
  expect(again.contract()).toBe('k1');
  expect(again.lastWorked('k1')).toBe(500);
  expect(again.memosToPick('k1')).toEqual(['Header colours', 'API tests', 'Bread list']);
  expect(again.memosToPick('k2')).toEqual(['Bread list', 'Header colours', 'API tests']);
  expect(again.memos('k2')).toEqual(['Bread list']);
});

it('keeps as many memos as there are keys to pick them by', async () => {
  const recent = await RecentWork.open(join(folder, 'recent.vault'), testVault());
  for (let memo = 1; memo <= 12; memo += 1) await recent.note('k1', `memo ${memo}`, memo);
  expect(recent.memosToPick('k1')).toHaveLength(9);
  expect(recent.memos('k1')[0]).toBe('memo 12');
});
