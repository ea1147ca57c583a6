import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1, K2 } from '../testing/world.ts';
import { isEncrypted } from '../vault/cipher.ts';
import { readPictureFile } from './entry.ts';
import type { Letter } from './page.ts';
import { Spool } from './spool.ts';

const OTHER_DEVICE = '00000000-0000-4000-8000-0000000000d2';
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
const reopen = async (device = DEVICE): Promise<void> => {
  spool = await Spool.open(folder, device, vault);
};
const shelf = (): number[] => spool.waiting(K1).map(({ segment }) => segment - NINE);
const told = (code: string): Parameters<Spool['refuse']>[1] => ({
  at: 0,
  contract: K1,
  segment: NINE,
  code,
  message: '',
});

/** The next one to leave; `only`: these are ready. */
async function leave(contract = K1, ...only: number[]): Promise<Letter> {
  const letter = await spool.depart(
    contract,
    ({ segment }) => only.length === 0 || only.includes(segment - NINE),
  );
  if (!letter) throw new Error('nothing leaves');
  return letter;
}
const placeOf = ({ record }: Letter): string => `${record.segment - NINE}: ${record.sequence}`;
const entryOf = (n: number): string => join(folder, 'waiting', K1, String(NINE + n));

describe("a device's chain", () => {
  it('numbers what leaves, each contract by itself, and every record names the one before, also after a restart', async () => {
    await keep(0, 1);
    await spool.append(draft(K2, NINE), []);
    const first = await leave();
    expect([placeOf(first), first.record.previous]).toEqual(['0: 0', null]);
    expect(sha256(first.bytes)).toBe(first.sha256);
    await spool.remove(first);
    await reopen();
    await keep(2);
    const second = await leave();
    expect([placeOf(second), second.record.previous]).toEqual(['1: 1', first.sha256]);
    expect((await leave(K2)).record).toMatchObject({ sequence: 0, previous: null });
  });

  it('has one on its way at a time: until the spool is done with it, the same bytes leave again', async () => {
    await keep(0, 1);
    const first = await leave(K1, 1);
    await reopen();
    const again = await leave(K1, 0);
    expect([placeOf(first), placeOf(again)]).toEqual(['1: 0', '1: 0']);
    expect(again.sha256).toBe(first.sha256);
  });

  it('lets a later segment leave before an earlier one, which is not lost for it', async () => {
    await keep(0, 1, 2);
    await spool.remove(await leave(K1, 2));
    await reopen();
    expect(shelf()).toEqual([0, 1]);
    await keep(2);
    expect(shelf()).toEqual([0, 1]);
    expect(placeOf(await leave())).toBe('0: 1');
  });

  it('goes on where it stood once everything was sent', async () => {
    await keep(0);
    const first = await leave();
    await spool.remove(first);
    await reopen();
    expect(spool.has(K1, NINE)).toBe(true);
    await keep(0, 1);
    expect((await leave()).record).toMatchObject({
      segment: NINE + 1,
      sequence: 1,
      previous: first.sha256,
    });
  });

  it('a segment is spooled once, however often it is brought', async () => {
    await Promise.all([keep(0), keep(0)]);
    await keep(0);
    expect(shelf()).toEqual([0]);
  });

  it('stays whole while it is added to and sent from at once', async () => {
    await keep(0, 1, 2, 3);
    await Promise.all([keep(4), leave().then((first) => spool.remove(first)), keep(5)]);
    await reopen();
    expect(shelf()).toEqual([1, 2, 3, 4, 5]);
    expect(placeOf(await leave())).toBe('1: 1');
  });

  it('gives the number of what was refused to the next, unless the house keeps refused numbers', async () => {
    await keep(0, 1, 2);
    await spool.refuse(await leave(), told('wrong-snapshot'), { consumed: false, erase: false });
    expect(placeOf(await leave())).toBe('1: 0');
    expect(await spool.recount(K1)).toBe(true);
    expect(placeOf(await leave())).toBe('1: 1');
    expect(await spool.recount(K1)).toBe(false);
    await reopen();
    expect(placeOf(await leave())).toBe('1: 1');
  });

  it("signed in again as another device, what waits begins that device's chain", async () => {
    await keep(0, 1, 2);
    await spool.remove(await leave());
    await leave();
    await spool.moveTo(OTHER_DEVICE);
    expect((await leave()).record).toMatchObject({
      segment: NINE + 1,
      device: OTHER_DEVICE,
      sequence: 0,
      previous: null,
    });
    await reopen(OTHER_DEVICE);
    expect(placeOf(await leave())).toBe('1: 0');
  });
});

describe('what was refused', () => {
  it('is kept aside with all of it until the freelancer erases it', async () => {
    await keep(0);
    await spool.refuse(await leave(), told('overlap'), { consumed: true, erase: false });
    await reopen();
    const [aside] = spool.aside.all();
    expect(aside?.waiting && (await readPictureFile(vault, aside.waiting, 0, 'picture'))).toHaveLength(2000);
    expect(spool.sizeBytes()).toBeGreaterThan(2000);
    expect(await spool.aside.erase(K1, NINE)).toBe(true);
    expect(await spool.aside.erase(K1, NINE)).toBe(false);
    expect(spool.aside.all()).toEqual([]);
    expect(await readdir(join(folder, 'refused'))).toEqual([]);
    expect(spool.sizeBytes()).toBe(0);
  });
});

describe('on the disk', () => {
  it('all of it is encrypted, and the pictures are the ones that the record names', async () => {
    await keep(0);
    const waiting = spool.find(K1, NINE);
    const bytes = waiting && (await readPictureFile(vault, waiting, 0, 'picture'));
    expect(waiting?.record.pictures[0]).toMatchObject({ sha256: sha256(bytes ?? ''), bytes: bytes?.length });
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    expect(files.length).toBeGreaterThan(4);
    for (const { parentPath, name } of files)
      expect([name, isEncrypted(await readFile(join(parentPath, name)))]).toEqual([name, true]);
  });

  it('C3: of what is deleted before anything of it left, neither words nor names nor counts are left', async () => {
    await keep(0);
    await spool.delete(K1, NINE);
    const { record } = await leave();
    expect(record).toMatchObject({ app: null, title: null, memos: [], activity: null, pictures: [] });
    expect(record).toMatchObject({ withheld: 'private-window', snapshotAt: NINE * 600 + 300 });
  });

  it('C3: of what may have left already, not a byte of the record changes', async () => {
    await keep(0);
    const { sha256: before } = await leave();
    await spool.delete(K1, NINE);
    expect((await leave()).sha256).toBe(before);
    expect(await readdir(entryOf(0))).toEqual(['record.vault']);
  });
});
