import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spool } from '../spool/spool.ts';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { SmallHouse } from '../testing/small-house.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1 } from '../testing/world.ts';
import type { Pass } from './stop.ts';
import { Uploader } from './uploader.ts';

let folder: string;
let house: SmallHouse;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-doubt-'));
  house = await SmallHouse.open();
  await restart();
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
}

async function work(...segments: number[]): Promise<void> {
  for (const n of segments) {
    const pictures = [await somePicture(join(folder, 'captures'), { contract: K1, segment: NINE + n })];
    await spool.append(draft(K1, NINE + n, pictures), pictures);
  }
}

function pass(): Promise<Pass> {
  const client = { house: house.address, fetch, token: 'token-1' };
  const ports = { spool, vault: testVault(), now: () => 0, isReady: () => true };
  return new Uploader({ ...ports, house: () => client, patienceSeconds: 5 }).pass();
}

const ruin = (...path: string[]): Promise<void> => writeFile(join(folder, 'spool', ...path), 'rot');
const put = `PUT /contracts/${K1}/segments`;
const told = (): string[] => spool.told.all().map(({ segment, code }) => `${segment - NINE} ${code}`);
const brought = (): number[] => [...house.records.values()].map(({ record }) => record.segment - NINE);
const setAside = (): number[] => spool.aside.all().map(({ segment }) => segment - NINE);

describe('a record that was leaving and that the disk has ruined', () => {
  it.each([
    ['had come to the house', 'unanswered', [0, 1, 2, 3]],
    ['had not come to the house', 'lost', [1, 2, 3]],
  ] as const)('and that %s: all after it come, and nothing else is set aside', async (_, fault, all) => {
    await work(0, 1, 2);
    house.faults.push({ of: put, fault });
    await pass();
    await ruin('waiting', K1, String(NINE), 'record.vault');
    await restart();
    expect(await pass()).toEqual({ sent: 2, line: 'online', held: [] });
    await work(3);
    expect(await pass()).toEqual({ sent: 1, line: 'online', held: [] });
    expect(brought()).toEqual(all);
    expect(told()).toEqual(['0 record-unreadable']);
    expect(setAside()).toEqual([0]);
  });

  it('a network that fails while the house is asked loses nothing', async () => {
    await work(0, 1);
    house.faults.push({ of: put, fault: 'unanswered' });
    await pass();
    await ruin('waiting', K1, String(NINE), 'record.vault');
    await restart();
    house.faults.push({ of: `${put}/${NINE + 1}`, fault: { refused: 'different-record' } });
    house.faults.push({ of: `${put}/${NINE + 1}`, fault: 'unanswered' });
    expect(await pass()).toMatchObject({ line: 'offline' });
    expect(await pass()).toMatchObject({ sent: 1, line: 'online' });
    expect(brought()).toEqual([0, 1]);
    expect(setAside()).toEqual([0]);
  });
});

describe('the house has a number that this tracker does not know to be taken', () => {
  it('is asked where the chain stands, also where nothing was known to be wrong', async () => {
    const old = await Spool.open(join(folder, 'copy'), DEVICE, testVault());
    await work(0, 1);
    await pass();
    spool = old;
    await work(2, 3);
    expect(await pass()).toEqual({ sent: 2, line: 'online', held: [] });
    expect(brought()).toEqual([0, 1, 2, 3]);
    expect(setAside()).toEqual([]);
  });

  it('and where it does not say, the record waits: it is not set aside', async () => {
    await work(0);
    house.faults.push({ of: put, fault: { refused: 'different-record' } });
    house.faults.push({ of: put, fault: { refused: 'out-of-sequence' } });
    expect((await pass()).held).toMatchObject([{ code: 'different-record' }]);
    expect(setAside()).toEqual([]);
    expect(await pass()).toMatchObject({ sent: 1, held: [] });
  });
});

describe('a chain whose own file the disk has ruined', () => {
  it('keeps no tracker from starting: it is told, and the house is asked where the chain stands', async () => {
    await work(0, 1);
    await pass();
    await ruin('chains', `${K1}.vault`);
    await restart();
    await work(2, 3);
    expect(await pass()).toEqual({ sent: 2, line: 'online', held: [] });
    expect(brought()).toEqual([0, 1, 2, 3]);
    expect(spool.told.all()).toMatchObject([{ contract: K1, code: 'chain-unreadable' }]);
    await restart();
    expect(spool.told.all()).toHaveLength(1);
    expect(setAside()).toEqual([]);
  });

  it('what was leaving just then, and had come, is the one that the house has: its pictures follow', async () => {
    await work(0, 1, 2);
    house.faults.push({ of: `${put}/${NINE + 1}`, fault: 'unanswered' });
    await pass();
    await ruin('chains', `${K1}.vault`);
    await restart();
    expect(await pass()).toEqual({ sent: 2, line: 'online', held: [] });
    expect(brought()).toEqual([0, 1, 2]);
    expect(house.pictures.size).toBe(6);
    expect(setAside()).toEqual([]);
  });
});
