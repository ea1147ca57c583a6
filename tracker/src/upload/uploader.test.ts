import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spool } from '../spool/spool.ts';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { type Fault, SmallHouse } from '../testing/small-house.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1, K2 } from '../testing/world.ts';
import { Uploader, type UploaderPorts } from './uploader.ts';

let folder: string;
let house: SmallHouse;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-upload-'));
  house = await SmallHouse.open();
  spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const put = `PUT /contracts/${K1}/segments`;

async function work(segments: number, contract = K1): Promise<void> {
  for (let n = 0; n < segments; n += 1) {
    const pictures = [await somePicture(join(folder, 'captures'), { contract, segment: NINE + n })];
    await spool.append(draft(contract, NINE + n, pictures), pictures);
  }
}

function uploader(patienceSeconds = 5): Uploader {
  const client = { house: house.address, fetch, token: 'token-1' };
  return new Uploader({ ...ports(), house: () => client, patienceSeconds });
}

function ports(): Pick<UploaderPorts, 'spool' | 'vault' | 'now' | 'isReady'> {
  return { spool, vault: testVault(), now: () => 0, isReady: () => true };
}

const told = (): string[] => spool.told.all().map(({ segment, code }) => `${segment - NINE} ${code}`);
const brought = (): number[] => [...house.records.values()].map(({ record }) => record.segment - NINE);

describe('bringing what waits', () => {
  it('brings records in order with both pictures of each, and then nothing waits', async () => {
    await work(3);
    await work(2, K2);
    expect(await uploader().pass()).toEqual({ sent: 5, line: 'online', held: [] });
    expect(brought()).toEqual([0, 1, 2, 0, 1]);
    expect(house.pictures.size).toBe(10);
    expect(spool.count()).toBe(0);
    expect(await readdir(join(folder, 'spool', 'waiting', K1))).toEqual([]);
    expect(house.asked.slice(0, 3)).toEqual([
      `${put}/${NINE}`,
      `${put}/${NINE}/pictures/0/picture`,
      `${put}/${NINE}/pictures/0/thumbnail`,
    ]);
  });

  it.each(['lost', 'unanswered', 500, 502, 429] as const)(
    '%s: nothing is lost and nothing is twice',
    async (fault) => {
      await work(2);
      house.faults.push({ of: put, fault }, { of: `${put}/${NINE}/pictures/0/thumbnail`, fault });
      expect(await uploader().pass()).toMatchObject({ line: 'offline' });
      expect(await uploader().pass()).toMatchObject({ line: 'offline' });
      expect(await uploader().pass()).toMatchObject({ line: 'online' });
      expect(brought()).toEqual([0, 1]);
      expect(house.pictures.size).toBe(4);
      expect(spool.count() + spool.told.all().length).toBe(0);
    },
  );

  it('whatever is dropped on the way, every segment arrives once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Fault | 'fine'>('lost', 'unanswered', 503, 'fine'), { maxLength: 30 }),
        async (faults) => {
          await rm(folder, { recursive: true, force: true });
          await house.close();
          house = await SmallHouse.open();
          spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
          await work(3);
          for (const fault of faults) if (fault !== 'fine') house.faults.push({ of: 'PUT', fault });
          for (let tries = 0; spool.count() > 0; tries += 1) {
            expect(tries).toBeLessThan(40);
            await uploader().pass();
          }
          expect(brought()).toEqual([0, 1, 2]);
          expect(house.pictures.size).toBe(6);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('a house that takes the question and never answers is given up', async () => {
    await work(1);
    const silent = new Uploader({
      ...ports(),
      house: () => ({ house: house.address, fetch: (_, init) => hang(init?.signal ?? null), token: '' }),
      patienceSeconds: 0.05,
    });
    expect(await silent.pass()).toMatchObject({ line: 'offline', sent: 0 });
    expect(spool.count()).toBe(1);
  });

  it('signed out: everything is kept', async () => {
    await work(1);
    house.token = 'another';
    expect(await uploader().pass()).toEqual({ sent: 0, line: 'sign-in-again', held: [] });
    expect(spool.count()).toBe(1);
  });
});

describe('what the house refuses', () => {
  it.each(['overlap', 'different-record', 'outside-contract', 'wrong-snapshot', 'record-too-large'])(
    '%s: it is told and kept aside, and the next one goes',
    async (refused) => {
      await work(3);
      const consumed = ['overlap', 'different-record', 'outside-contract'].includes(refused);
      house.faults.push({ of: `${put}/${NINE}`, fault: { refused, consumed } });
      await uploader().pass();
      expect(brought()).toEqual([1, 2]);
      expect(told()).toEqual([`0 ${refused}`]);
      const aside = await readdir(join(folder, 'spool', 'refused', K1, String(NINE)));
      expect(aside.sort()).toEqual([
        '0-picture.0.vault',
        '0-thumbnail.0.vault',
        'record.vault',
        'refusal.vault',
      ]);
    },
  );

  it('M4: deleted in the meantime: it is told, and gone here too', async () => {
    await work(2);
    house.faults.push({ of: `${put}/${NINE}`, fault: { refused: 'deleted', consumed: true } });
    await uploader().pass();
    expect(told()).toEqual(['0 deleted']);
    expect(await readdir(join(folder, 'spool', 'refused'))).toEqual([]);
  });

  it('a house that counts a refused number otherwise is believed', async () => {
    await work(3);
    house.faults.push({ of: `${put}/${NINE}`, fault: { refused: 'overlap', consumed: false } });
    await uploader().pass();
    expect(brought()).toEqual([1, 2]);
    expect(told()).toEqual(['0 overlap']);
  });

  it('out of sequence for no known reason: it waits and is said; other contracts go on', async () => {
    await work(1);
    await work(1, K2);
    house.faults.push({ of: put, fault: { refused: 'out-of-sequence' } });
    const pass = await uploader().pass();
    expect(pass.held).toMatchObject([{ contract: K1, code: 'out-of-sequence' }]);
    expect(house.records.size).toBe(1);
    expect(spool.count()).toBe(1);
  });

  it.each(['segment-running', 'in-the-future', 'disk-full', 'a-word-of-tomorrow'])(
    '%s: it waits',
    async (refused) => {
      await work(1);
      house.faults.push({ of: put, fault: { refused } });
      expect((await uploader().pass()).held).toMatchObject([{ code: refused }]);
      expect((await uploader().pass()).sent).toBe(1);
    },
  );

  it('T6, M4: late, overlapping and superseded seconds are told, though the record is taken', async () => {
    await work(1);
    house.receipt = { state: 'late', overlapSeconds: 61, supersededSeconds: 600, outsideSeconds: 30 };
    await uploader().pass();
    expect(spool.told.all().map(({ code }) => code)).toEqual([
      'late',
      'overlap',
      'superseded',
      'outside-contract',
    ]);
    expect(spool.told.all()[1]?.message).toMatch(/^1:01 of it/);
  });

  it('a picture that went bad on the disk is told; its segment is not lost', async () => {
    await work(1);
    await writeFile(join(folder, 'spool', 'waiting', K1, String(NINE), '0-picture.0.vault'), 'rot');
    await uploader().pass();
    expect(told()).toEqual(['0 picture-lost']);
    expect(brought()).toEqual([0]);
    expect([...house.pictures.keys()]).toEqual([`${K1} ${NINE} 0/thumbnail`]);
  });
});

describe('deleted before it was sent (C3)', () => {
  it('its pictures never leave this computer, and the house keeps a tombstone', async () => {
    await work(2);
    expect(await spool.delete(K1, NINE)).toBe(true);
    await uploader().pass();
    expect(house.tombstones).toEqual(new Set([`${K1} ${NINE}`]));
    expect([...house.pictures.keys()].every((key) => key.startsWith(`${K1} ${NINE + 1}`))).toBe(true);
    expect(brought()).toEqual([1]);
    expect(spool.count()).toBe(0);
  });

  it('also when it is deleted while it is being sent', async () => {
    await work(1);
    house.answers.set(`${put}/${NINE}/pictures/0/picture`, () => {
      void spool.delete(K1, NINE);
      return { sha256: '0'.repeat(64), wanted: [] };
    });
    await uploader().pass();
    await uploader().pass();
    expect(house.tombstones.size).toBe(1);
    expect(spool.count()).toBe(0);
  });

  it('an unreachable house hears of it later, even after a restart', async () => {
    await work(1);
    await spool.delete(K1, NINE);
    house.faults.push({ of: 'DELETE', fault: 'lost' });
    await uploader().pass();
    spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
    await uploader().pass();
    expect(house.tombstones.size).toBe(1);
  });
});

function hang(signal: AbortSignal | null): Promise<Response> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('given up'))));
}
