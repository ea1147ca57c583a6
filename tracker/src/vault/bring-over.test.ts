import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ContractBook } from '../contracts.ts';
import { EMPTY_DESK } from '../desk/desk.ts';
import { Journal } from '../journal.ts';
import { readSignedIn } from '../signed-in.ts';
import { readPictureFile } from '../spool/entry.ts';
import { Spool } from '../spool/spool.ts';
import { draft, NINE } from '../testing/draft.ts';
import { testVault } from '../testing/vault.ts';
import { ANA, contract, DEVICE, K1, K2 } from '../testing/world.ts';
import { bringOver } from './bring-over.ts';
import { isEncrypted } from './cipher.ts';
import { pictureRole } from './roles.ts';

const vault = testVault();
const PICTURE = Buffer.alloc(3000, 'canary pixels');
let folder: string;
let place: Parameters<typeof bringOver>[0];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-bring-'));
  place = { folder, vault, keyring: null };
  await leaveAsTheFirstTrackerDid();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const signedIn = {
  house: 'https://house.test',
  token: 'canary-token',
  device: DEVICE,
  person: ANA,
  name: 'Ana Duarte',
  snapshotSeed: Buffer.alloc(32, 7).toString('base64url'),
};

/** Two segments that wait, one of them deleted, one that was refused, and one that runs with its picture taken. */
async function leaveAsTheFirstTrackerDid(): Promise<void> {
  const plain = async (path: string, page: unknown): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    const bytes = Buffer.isBuffer(page) ? page : JSON.stringify(page);
    await writeFile(join(folder, path), bytes, { mode: 0o600 });
  };
  const old = contract(K1);
  const { privateWindowMinutes: _, ...terms } = old.terms;
  await plain('signed-in.json', signedIn);
  await plain('contracts.json', [{ ...old, terms }]);
  await plain('recent.json', { contract: K1, memos: ['canary memo'] });
  await plain('last.json', { memo: 'canary memo' });
  await plain('last.webp', PICTURE);
  const base = { device: DEVICE, sequence: 4, previous: 'a'.repeat(64), doneWith: NINE - 1, or: null };
  await plain(`spool/chains/${K1}.json`, base);
  await plain('spool/told.json', [
    { at: 1, contract: K1, segment: NINE, code: 'overlap', message: 'canary' },
  ]);
  for (const [n, room] of ['waiting', 'waiting', 'refused'].entries()) {
    const entry = `spool/${room}/${K1}/${NINE + n}`;
    await plain(`${entry}/record.json`, oldRecord(NINE + n));
    await plain(`${entry}/0-picture.webp`, PICTURE);
    await plain(`${entry}/0-thumbnail.webp`, PICTURE.subarray(0, 100));
  }
  await plain(`spool/waiting/${K1}/${NINE + 1}/deleted`, Buffer.alloc(0));
  await plain(`spool/refused/${K1}/${NINE + 2}/refusal.json`, { code: 'overlap', segment: NINE + 2 });
  await plain(`captures/${NINE + 3}/monitor-0.webp`, PICTURE);
  await plain(`captures/${NINE + 3}/monitor-0-thumbnail.webp`, PICTURE);
  const start = (NINE + 3) * 600;
  const open = { contract: K1, start, memos: [{ from: start, memo: 'canary memo' }], lastInput: start + 599 };
  const [picture, thumbnail] = ['monitor-0.webp', 'monitor-0-thumbnail.webp'].map((name) =>
    join(folder, 'captures', String(NINE + 3), name),
  );
  const pictures = [
    { monitor: 0, picture, thumbnail, width: 1, height: 1, bytes: 3000, sha256: sha256(PICTURE) },
  ];
  const snapshots = [{ segment: NINE + 3, app: 'Editor', title: 'canary title', pictures }];
  await plain('desk.json', { v: 1, desk: { ...EMPTY_DESK, open, snapshots } });
}

function oldRecord(segment: number): unknown {
  const { capabilities, ...record } = draft(K1, segment);
  const entry = { sha256: sha256(PICTURE), bytes: 3000, width: 64, height: 40 };
  const thumbnail = { sha256: sha256(PICTURE.subarray(0, 100)), bytes: 100 };
  const { counts, window, monitors, backend } = capabilities;
  return {
    ...record,
    v: 1,
    device: DEVICE,
    sequence: 4,
    previous: null,
    snapshotAt: segment * 600 + 300,
    title: 'canary title',
    pictures: [{ monitor: 0, ...entry, thumbnail }],
    capabilities: { counts, window, picture: true, monitors, backend },
  };
}

async function plainFiles(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const plain: string[] = [];
  for (const { parentPath, name } of names.filter((each) => each.isFile())) {
    const path = join(parentPath, name);
    if (!isEncrypted(await readFile(path))) plain.push(path.slice(folder.length + 1));
    expect([name, ((await stat(path)).mode & 0o777).toString(8)]).toEqual([name, '600']);
  }
  return plain;
}

it('what the first tracker left is encrypted, and nothing of it stands there in plain', async () => {
  await bringOver(place);
  expect(await plainFiles()).toEqual([]);
  expect(await readSignedIn(place)).toEqual(signedIn);
  const book = await ContractBook.open(join(folder, 'contracts.vault'), vault);
  expect([book.find(K1)?.title, book.privateWindowMinutes(K1), book.find(K2)]).toEqual([
    'Header colours',
    10,
    null,
  ]);
  const spool = await Spool.open(join(folder, 'spool'), DEVICE, vault);
  expect(spool.told.all()).toMatchObject([{ code: 'overlap' }]);
  const [first, second] = spool.waiting(K1);
  expect(first?.record).toMatchObject({ v: 2, title: 'canary title', pictures: [{ blurred: false }] });
  expect(first && (await readPictureFile(vault, first, 0, 'picture'))).toEqual(PICTURE);
  expect(second).toMatchObject({ deleted: true, record: { title: null, memos: [], pictures: [] } });
  expect((await spool.depart(K1, ({ released }) => released))?.record).toMatchObject({
    segment: NINE,
    sequence: 4,
  });
  expect(spool.aside.all()).toMatchObject([{ segment: NINE + 2, told: { code: 'overlap' } }]);
});

it('the segment that was running goes on with its picture', async () => {
  await bringOver(place);
  const { desk } = await Journal.read(folder, vault);
  const [picture] = desk.snapshots[0]?.pictures ?? [];
  const role = pictureRole({ contract: K1, segment: NINE + 3, monitor: 0, kind: 'picture' });
  expect(await vault.read(picture?.picture ?? '', role)).toEqual(PICTURE);
  expect(desk.open).toMatchObject({ contract: K1, memos: [{ memo: 'canary memo' }] });
});

it('killed anywhere in between, it goes on', async () => {
  const before = new Map<string, Buffer>();
  for (const path of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (path.isFile())
      before.set(join(path.parentPath, path.name), await readFile(join(path.parentPath, path.name)));
  await bringOver(place);
  // As if it had been killed before anything was erased, or after half of it was.
  for (const some of [1, 2, 3]) {
    for (const [n, [path, bytes]] of [...before].entries())
      if (n % some === 0 || path.endsWith('signed-in.json')) await writeFile(path, bytes, { mode: 0o600 });
    await bringOver(place);
    expect(await plainFiles()).toEqual([]);
    const spool = await Spool.open(join(folder, 'spool'), DEVICE, vault);
    expect(spool.waiting(K1).map(({ segment }) => segment)).toEqual([NINE, NINE + 1]);
  }
});
