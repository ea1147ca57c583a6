import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { DEVICE, K1, K2 } from '../testing/world.ts';
import { Spool } from './spool.ts';

const OTHER_DEVICE = '00000000-0000-4000-8000-0000000000d2';
let folder: string;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-spool-'));
  spool = await Spool.open(folder, DEVICE);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function keep(...segments: number[]): Promise<void> {
  for (const n of segments) {
    const pictures = [await somePicture(join(folder, 'captures'), String(n))];
    await spool.append(draft(K1, NINE + n, pictures), pictures);
  }
}
const reopen = async (device = DEVICE): Promise<void> => {
  spool = await Spool.open(folder, device);
};
const chain = (): string[] =>
  spool.waiting(K1).map(({ record }) => `${record.segment - NINE}: ${record.sequence}`);
const told = (code: string): Parameters<Spool['refuse']>[1] => ({
  at: 0,
  contract: K1,
  segment: NINE,
  code,
  message: '',
});

function first(): NonNullable<ReturnType<Spool['first']>> {
  const found = spool.first(K1);
  if (!found) throw new Error('nothing waits');
  return found;
}

describe("a device's chain", () => {
  it('numbers each contract by itself, and every record names the one before, also after a restart', async () => {
    await keep(0, 1);
    await spool.append(draft(K2, NINE), []);
    await reopen();
    await keep(2);
    const records = spool.waiting(K1);
    expect(chain()).toEqual(['0: 0', '1: 1', '2: 2']);
    expect(records.map(({ record }) => record.previous)).toEqual([
      null,
      records[0]?.sha256,
      records[1]?.sha256,
    ]);
    expect(sha256(records[0]?.bytes ?? '')).toBe(records[0]?.sha256);
    expect(spool.first(K2)?.record).toMatchObject({ sequence: 0, previous: null });
  });

  it('goes on where it stood once everything was sent', async () => {
    await keep(0);
    const { sha256: previous } = first();
    await spool.remove(first());
    await reopen();
    expect(spool.has(K1, NINE)).toBe(true);
    await keep(0, 1);
    expect(first().record).toMatchObject({ segment: NINE + 1, sequence: 1, previous });
  });

  it('a segment is spooled once, however often it is brought', async () => {
    await Promise.all([keep(0), keep(0)]);
    await keep(0);
    expect(chain()).toEqual(['0: 0']);
  });

  it('stays whole while it is added to and sent from at once', async () => {
    await keep(0, 1, 2, 3);
    await Promise.all([keep(4), spool.remove(first()), keep(5)]);
    await reopen();
    expect(chain()).toEqual(['1: 1', '2: 2', '3: 3', '4: 4', '5: 5']);
  });

  it('what a refusal left out is numbered anew, unless the house keeps refused numbers', async () => {
    await keep(0, 1, 2);
    await spool.refuse(first(), told('wrong-snapshot'), { consumed: false, erase: false });
    expect(chain()).toEqual(['1: 0', '2: 1']);
    expect(await spool.recount(K1)).toBe(true);
    expect(chain()).toEqual(['1: 1', '2: 2']);
    expect(await spool.recount(K1)).toBe(false);
    await reopen();
    expect(chain()).toEqual(['1: 1', '2: 2']);
  });

  it("signed in again as another device, what waits begins that device's chain", async () => {
    await keep(0, 1);
    await spool.remove(first());
    await keep(2);
    await spool.moveTo(OTHER_DEVICE);
    expect(chain()).toEqual(['1: 0', '2: 1']);
    expect(first().record).toMatchObject({ device: OTHER_DEVICE, previous: null });
    await reopen(OTHER_DEVICE);
    expect(chain()).toEqual(['1: 0', '2: 1']);
  });
});

describe('whatever a kill left half done is mended', () => {
  it('an entry that was being written is no entry', async () => {
    await keep(0);
    const half = join(folder, 'waiting', K1, `.new-${NINE + 1}`);
    await mkdir(half);
    await writeFile(join(half, '0-picture.webp'), 'half');
    await reopen();
    expect(await readdir(join(folder, 'waiting', K1))).toEqual([String(NINE)]);
    await keep(1);
    expect(chain()).toEqual(['0: 0', '1: 1']);
  });

  it('an entry that the house has, and that was not yet taken away', async () => {
    await keep(0, 1);
    const base = { device: DEVICE, sequence: 1, previous: first().sha256, doneWith: NINE, or: null };
    await writeFile(join(folder, 'chains', `${K1}.json`), JSON.stringify(base));
    await reopen();
    expect(chain()).toEqual(['1: 1']);
    expect(await readdir(join(folder, 'waiting', K1))).toEqual([String(NINE + 1)]);
  });

  it('a refused entry that was not yet put aside is put aside, not lost', async () => {
    await keep(0, 1);
    const base = { device: DEVICE, sequence: 0, previous: null, doneWith: NINE, or: null };
    await writeFile(join(first().folder, 'refusal.json'), JSON.stringify(told('overlap')));
    await writeFile(join(folder, 'chains', `${K1}.json`), JSON.stringify(base));
    await reopen();
    expect(chain()).toEqual(['1: 0']);
    expect(await readdir(join(folder, 'refused', K1))).toEqual([String(NINE)]);
  });

  it('a renumbering that stopped in the middle goes on', async () => {
    await keep(0, 1, 2);
    const stale = await readFile(join(folder, 'waiting', K1, String(NINE + 2), 'record.json'), 'utf8');
    await spool.refuse(first(), told('wrong-snapshot'), { consumed: false, erase: false });
    await writeFile(join(folder, 'waiting', K1, String(NINE + 2), 'record.json'), stale);
    await reopen();
    expect(chain()).toEqual(['1: 0', '2: 1']);
    expect(spool.waiting(K1)[1]?.record.previous).toBe(first().sha256);
  });

  it('C3: a deletion whose pictures were still there takes them', async () => {
    await keep(0);
    await writeFile(join(first().folder, 'deleted'), '');
    await reopen();
    expect(first().deleted).toBe(true);
    expect((await readdir(first().folder)).sort()).toEqual(['deleted', 'record.json']);
  });

  it('a record that the disk has ruined is told and kept aside; the others go on', async () => {
    await keep(0, 1);
    await writeFile(join(first().folder, 'record.json'), '{"v":1');
    await reopen();
    expect(chain()).toEqual(['1: 0']);
    expect(spool.told.all()).toMatchObject([{ segment: NINE, code: 'record-unreadable' }]);
    expect(await readdir(join(folder, 'refused', K1))).toEqual([String(NINE)]);
  });
});

it('the pictures on the disk are the ones that the record names', async () => {
  await keep(0);
  const { folder: entry, record } = first();
  const bytes = await readFile(join(entry, '0-picture.webp'));
  expect(record.pictures[0]).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length });
});
