import { mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Spool } from '../spool/spool.ts';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { SmallHouse } from '../testing/small-house.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1 } from '../testing/world.ts';
import { Uploader } from './uploader.ts';

let folder: string;
let house: SmallHouse;
let spool: Spool;
let uploader: Uploader;
let entry: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-unreadable-'));
  house = await SmallHouse.open();
  spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
  uploader = uploaderOf(spool);
  const pictures = [await somePicture(join(folder, 'captures'), { contract: K1, segment: NINE })];
  await spool.append(draft(K1, NINE, pictures), pictures);
  entry = join(folder, 'spool', 'waiting', K1, String(NINE));
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

function uploaderOf(of: Spool): Uploader {
  const client = { house: house.address, fetch, token: 'token-1' };
  const ports = { spool: of, vault: testVault(), now: () => 0, isReady: () => true };
  return new Uploader({ ...ports, house: () => client, patienceSeconds: 5 });
}

/** A file that is there, and whose every reading ends in an I/O error. */
async function spoil(name: string): Promise<() => Promise<void>> {
  const path = join(entry, name);
  await rename(path, join(folder, 'good'));
  await symlink('/proc/self/mem', path);
  return () => rename(join(folder, 'good'), join(entry, name));
}

it('a picture that the disk does not give just now keeps nobody waiting: the rest is brought, it is told, and it follows', async () => {
  const mend = await spoil('0-picture.0.vault');
  const pictures = [await somePicture(join(folder, 'captures'), { contract: K1, segment: NINE + 1 })];
  await spool.append(draft(K1, NINE + 1, pictures), pictures);
  expect(await uploader.pass()).toEqual({ sent: 2, line: 'online', held: [] });
  expect([...house.records.keys()]).toEqual([`${K1} ${NINE}`, `${K1} ${NINE + 1}`]);
  expect(house.pictures.size).toBe(3);
  expect(spool.count()).toBe(0);
  expect(spool.told.all()).toMatchObject([{ segment: NINE, code: 'picture-unreadable' }]);
  entry = join(folder, 'spool', 'owing', K1, String(NINE));
  spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
  await mend();
  await uploaderOf(spool).pass();
  expect(house.pictures.size).toBe(4);
  expect(spool.told.all()).toHaveLength(1);
  expect(await readdir(join(folder, 'spool', 'owing', K1))).toEqual([]);
});

it('a record that the disk does not give just now is told, and not put aside: the next start tries again', async () => {
  const mend = await spoil('record.vault');
  const dark = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
  expect(dark.count()).toBe(0);
  expect(dark.told.all()).toMatchObject([{ segment: NINE, code: 'record-unreadable-now' }]);
  await mend();
  const again = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
  expect(again.find(K1, NINE)?.segment).toBe(NINE);
});

it('a picture that is not there any more is told, and its segment goes', async () => {
  await rm(join(entry, '0-picture.0.vault'));
  expect(await uploader.pass()).toMatchObject({ sent: 1, held: [] });
  expect(spool.told.all()).toMatchObject([{ segment: NINE, code: 'picture-lost' }]);
});

it('C3: one that is deleted while another of its pictures is sent is deleted there too, and owes nothing', async () => {
  await spoil('0-picture.0.vault');
  house.answers.set(`PUT /contracts/${K1}/segments/${NINE}/pictures/0/thumbnail`, () => {
    void spool.delete(K1, NINE);
    return { sha256: '0'.repeat(64), wanted: [] };
  });
  await uploader.pass();
  expect(house.tombstones).toEqual(new Set([`${K1} ${NINE}`]));
  expect(spool.count()).toBe(0);
  expect(spool.owing.all()).toEqual([]);
});

it('C3: what an earlier tracker owed as deleted is deleted there', async () => {
  await spool.delete(K1, NINE);
  const letter = await spool.depart(K1, () => true);
  if (letter) await spool.owe(letter);
  expect(spool.owing.all()).toMatchObject([{ deleted: true }]);
  await uploader.pass();
  await uploader.pass();
  expect(house.tombstones).toEqual(new Set([`${K1} ${NINE}`]));
  expect(spool.owing.all()).toEqual([]);
});
