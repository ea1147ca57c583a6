import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1 } from '../testing/world.ts';
import { chainRole, refusalRole } from '../vault/roles.ts';
import { type ChainBase, newBase } from './chain.ts';
import type { Letter } from './page.ts';
import { Spool } from './spool.ts';

const vault = testVault();
let folder: string;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-spool-'));
  spool = await Spool.open(folder, DEVICE, vault);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function keep(...segments: number[]): Promise<void> {
  for (const n of segments) {
    const pictures = [await somePicture(join(folder, 'captures'), { contract: K1, segment: NINE + n })];
    await spool.append(draft(K1, NINE + n, pictures), pictures);
  }
}
const reopen = async (): Promise<void> => {
  spool = await Spool.open(folder, DEVICE, vault);
};
const shelf = (): number[] => spool.waiting(K1).map(({ segment }) => segment - NINE);
const told = (code: string): Parameters<Spool['refuse']>[1] => ({
  at: 0,
  contract: K1,
  segment: NINE,
  code,
  message: '',
});

async function leave(): Promise<Letter> {
  const letter = await spool.depart(K1, () => true);
  if (!letter) throw new Error('nothing leaves');
  return letter;
}
const placeOf = ({ record }: Letter): string => `${record.segment - NINE}: ${record.sequence}`;
const entryOf = (n: number): string => join(folder, 'waiting', K1, String(NINE + n));
const setBase = (base: Partial<ChainBase>): Promise<void> =>
  vault.writeJson(join(folder, 'chains', `${K1}.vault`), chainRole(K1), { ...newBase(DEVICE), ...base });

describe('whatever a kill left half done is mended', () => {
  it('an entry that was being written is no entry', async () => {
    await keep(0);
    const half = join(folder, 'waiting', K1, `.new-${NINE + 1}`);
    await mkdir(half);
    await writeFile(join(half, '0-picture.0.vault'), 'half');
    await reopen();
    expect(await readdir(join(folder, 'waiting', K1))).toEqual([String(NINE)]);
    await keep(1);
    expect(shelf()).toEqual([0, 1]);
  });

  it('an entry that the house has, and that was not yet taken away', async () => {
    await keep(0, 1);
    const { sha256: previous } = await leave();
    await setBase({ sequence: 1, previous, doneWith: NINE, cleared: NINE });
    await reopen();
    expect(await readdir(join(folder, 'waiting', K1))).toEqual([String(NINE + 1)]);
    expect(placeOf(await leave())).toBe('1: 1');
  });

  it('a refused entry that was not yet put aside is put aside, not lost', async () => {
    await keep(0, 1);
    await vault.writeJson(join(entryOf(0), 'refusal.vault'), refusalRole(K1, NINE), told('overlap'));
    await setBase({ doneWith: NINE, cleared: NINE });
    await reopen();
    expect(shelf()).toEqual([1]);
    expect(spool.aside.all()).toMatchObject([
      { contract: K1, segment: NINE, told: { code: 'overlap' }, waiting: { record: { segment: NINE } } },
    ]);
  });

  it('an entry that is owed, and whose chain had not yet gone on', async () => {
    await keep(0, 1);
    const first = await leave();
    await spool.owe(first);
    await setBase({ leaving: NINE });
    await reopen();
    expect(spool.owing.all()).toHaveLength(1);
    const next = await leave();
    expect([placeOf(next), next.record.previous]).toEqual(['1: 1', first.sha256]);
  });

  it('C3: a deletion whose pictures were still there takes them', async () => {
    await keep(0);
    const picture = await readFile(join(entryOf(0), '0-picture.0.vault'));
    await spool.delete(K1, NINE);
    await writeFile(join(entryOf(0), '0-picture.0.vault'), picture);
    await reopen();
    expect(spool.find(K1, NINE)?.deleted).toBe(true);
    expect(await readdir(entryOf(0))).toEqual(['record.vault']);
  });

  it('a record that the disk has ruined is told and kept aside; the others go on', async () => {
    await keep(0, 1);
    await leave();
    await writeFile(join(entryOf(0), 'record.vault'), 'rot');
    await reopen();
    expect(placeOf(await leave())).toBe('1: 0');
    expect(spool.told.all()).toMatchObject([{ segment: NINE, code: 'record-unreadable' }]);
    expect(spool.aside.all()).toMatchObject([{ segment: NINE, waiting: null }]);
  });

  it('one that is owed, and that the disk has ruined, is told and kept aside as well', async () => {
    await keep(0, 1);
    await spool.owe(await leave());
    await writeFile(join(folder, 'owing', K1, String(NINE), 'record.vault'), 'rot');
    await reopen();
    expect(spool.owing.all()).toEqual([]);
    expect(spool.told.all()).toMatchObject([{ segment: NINE, code: 'record-unreadable' }]);
    expect(spool.aside.all()).toMatchObject([{ segment: NINE, waiting: null }]);
    expect(placeOf(await leave())).toBe('1: 1');
  });
});
