import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Spool } from '../spool/spool.ts';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { SmallHouse } from '../testing/small-house.ts';
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
  spool = await Spool.open(join(folder, 'spool'), DEVICE);
  const client = { house: house.address, fetch, token: 'token-1' };
  uploader = new Uploader({ spool, house: () => client, now: () => 0, patienceSeconds: 5 });
  const pictures = [await somePicture(join(folder, 'captures'), 'nine')];
  await spool.append(draft(K1, NINE, pictures), pictures);
  entry = join(folder, 'spool', 'waiting', K1, String(NINE));
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file that is there, and whose every reading ends in an I/O error. */
async function spoil(name: string): Promise<() => Promise<void>> {
  const path = join(entry, name);
  await rename(path, join(folder, 'good'));
  await symlink('/proc/self/mem', path);
  return () => rename(join(folder, 'good'), path);
}

it('a picture that the disk does not give just now waits, and is brought when it does', async () => {
  const mend = await spoil('0-picture.webp');
  const held = [expect.objectContaining({ segment: NINE, code: 'picture-unreadable' })];
  expect(await uploader.pass()).toEqual({ sent: 0, line: 'online', held });
  expect(spool.count()).toBe(1);
  await mend();
  expect(await uploader.pass()).toEqual({ sent: 1, line: 'online', held: [] });
  expect(house.pictures.size).toBe(2);
  expect(spool.told.all()).toEqual([]);
});

it('a record that the disk does not give just now is not put aside: the tracker says so, and keeps it', async () => {
  const mend = await spoil('record.json');
  await expect(Spool.open(join(folder, 'spool'), DEVICE)).rejects.toMatchObject({ code: 'EIO' });
  await mend();
  expect((await Spool.open(join(folder, 'spool'), DEVICE)).first(K1)?.segment).toBe(NINE);
});

it('a picture that is not there any more is told, and its segment goes', async () => {
  await rm(join(entry, '0-picture.webp'));
  expect(await uploader.pass()).toMatchObject({ sent: 1, held: [] });
  expect(spool.told.all()).toMatchObject([{ segment: NINE, code: 'picture-lost' }]);
});
