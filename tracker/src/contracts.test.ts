import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ContractBook } from './contracts.ts';
import { testVault } from './testing/vault.ts';
import { contract, K1, K2 } from './testing/world.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-contracts-'));
  path = join(folder, 'contracts.vault');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): Promise<ContractBook> => ContractBook.open(path, testVault());
const blurred = contract(K1, { snapshots: 'blurred', privateWindowMinutes: 10 });
const full = contract(K1, { snapshots: 'full', privateWindowMinutes: 0 });

/** While it is in the way nothing can be written: the name is a folder's. */
async function disk(takes: boolean): Promise<void> {
  if (takes) await rmdir(path);
  else await mkdir(path);
}

it('what a full disk did not take is written as soon as it takes something, though nothing has changed', async () => {
  const book = await open();
  await disk(false);
  await expect(book.learn([blurred])).rejects.toThrow();
  expect(book.find(K1)?.terms.snapshots).toBe('blurred');
  await disk(true);
  await book.learn([blurred]);
  const again = await open();
  await again.learn([full]);
  expect(again.pictures(K1)).toEqual({ asked: 'full', agreed: 'blurred' });
});

it('what the freelancer agrees to, and no disk takes, is not agreed to', async () => {
  const book = await open();
  await book.learn([blurred]);
  await book.learn([full]);
  await rm(path);
  await disk(false);
  await expect(book.agree(K1)).rejects.toThrow();
  expect(book.pictures(K1)).toEqual({ asked: 'full', agreed: 'blurred' });
  expect(book.privateWindowMinutes(K1)).toBe(10);
});

it('where it is not known any more what was agreed, nothing is shown until it is agreed anew', async () => {
  await (await open()).learn([blurred]);
  await writeFile(path, 'rot');
  const book = await open();
  await book.learn([full]);
  expect(book.pictures(K1)).toEqual({ asked: 'full', agreed: 'none' });
  expect(book.privateWindowMinutes(K1)).toBe(60);
  expect(book.wider()).toMatchObject([{ contract: { id: K1 } }]);
  await book.agree(K1);
  const again = await open();
  await again.learn([full, contract(K2)]);
  expect(again.pictures(K1)).toEqual({ asked: 'full', agreed: 'full' });
  expect(again.pictures(K2)).toEqual({ asked: 'full', agreed: 'none' });
});
