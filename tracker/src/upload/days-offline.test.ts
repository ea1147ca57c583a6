import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Spool } from '../spool/spool.ts';
import { draft, NINE, somePicture } from '../testing/draft.ts';
import { SmallHouse } from '../testing/small-house.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1, K2 } from '../testing/world.ts';
import { Uploader } from './uploader.ts';

let folder: string;
let house: SmallHouse;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-days-'));
  house = await SmallHouse.open();
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (): Promise<Spool> => Spool.open(join(folder, 'spool'), DEVICE, testVault());
const uploaderOf = (spool: Spool): Uploader =>
  new Uploader({
    spool,
    vault: testVault(),
    house: () => ({ house: house.address, fetch, token: 'token-1' }),
    now: () => 0,
    isReady: () => true,
    patienceSeconds: 5,
  });

it('T6: days of work without a network arrive in order, once, with the progress told, and go on where they broke off', async () => {
  const spool = await open();
  const days = 3;
  const perDay = 12;
  for (let day = 0; day < days; day += 1) {
    for (let n = 0; n < perDay; n += 1) {
      const contract = n % 3 === 2 ? K2 : K1;
      const segment = NINE + day * 144 + n;
      const pictures = [await somePicture(join(folder, 'captures'), { contract, segment })];
      await spool.append(draft(contract, segment, pictures), pictures);
    }
  }
  expect(spool.count()).toBe(days * perDay);
  expect(spool.sizeBytes()).toBeGreaterThan(days * perDay * 2000);

  const seen: string[] = [];
  const first = uploaderOf(spool);
  house.onRecord = () => {
    const { done, of } = first.bringing() ?? { done: -1, of: -1 };
    seen.push(`${done} of ${of}`);
    if (done === 9) house.faults.push({ of: 'PUT', fault: 'lost' });
  };
  expect(await first.pass()).toMatchObject({ line: 'offline' });
  expect(seen.slice(0, 3)).toEqual(['0 of 36', '1 of 36', '2 of 36']);
  expect(first.bringing()).toBeNull();

  house.onRecord = () => undefined;
  const again = await open();
  expect(again.count()).toBeLessThan(days * perDay);
  expect(await uploaderOf(again).pass()).toMatchObject({ line: 'online', held: [] });
  expect(again.count()).toBe(0);
  for (const contract of [K1, K2]) {
    const brought = [...house.records.values()].filter(({ record }) => record.contract === contract);
    const segments = brought.map(({ record }) => record.segment);
    expect(segments).toEqual(segments.toSorted((a, b) => a - b));
    expect(brought.map(({ record }) => record.sequence)).toEqual(brought.map((_, n) => n));
  }
  expect([house.records.size, house.pictures.size]).toEqual([days * perDay, days * perDay * 2]);
});
