import { spawn } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { Closing } from '../../opening/closing.ts';
import { openPictures } from '../../opening/pictures.ts';
import { erasuresOwed } from '../../store/erasures.ts';
import type { DeletionOrders } from '../../testing/delete-and-die.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { deathOf } from '../../testing/kill.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract, named, paint, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from './delete-segment.ts';
import { uploadPicture } from './upload-picture.ts';

const SEGMENT = segmentOf(toInstant('2026-11-18T09:00:00Z'));

let house: TestHouse;
let people: TestPeople;
let k1: string;
let red: Awaited<ReturnType<typeof paint>>;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  red = await paint('#cc2233');
  const tracker = new TestTracker(house, people.tracker, k1);
  await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', {
    pictures: [named(red)],
    withheld: null,
  });
});
afterEach(() => house.close());

const pack = () => join(house.folder, 'pictures', '000001.pack');
const packHolds = (bytes: Buffer) => readFileSync(pack()).includes(bytes.subarray(20));
const remove = () => deleteSegment(house, people.ana, { contract: k1, segment: SEGMENT });
const upload = (before: () => Promise<unknown> = async () => {}) =>
  uploadPicture(house, people.tracker, {
    contract: k1,
    segment: SEGMENT,
    monitor: 0,
    kind: 'picture',
    stream: (async function* () {
      await before();
      yield red.picture;
    })(),
    length: red.picture.length,
  });

/** The pack cannot be reached while `deed` is done, as with a disk that reports errors. */
async function withoutDisk<T>(deed: () => Promise<T>): Promise<T> {
  renameSync(pack(), `${pack()}.away`);
  try {
    return await deed();
  } finally {
    renameSync(`${pack()}.away`, pack());
  }
}

describe('a deleted picture that cannot be erased at once (C3)', () => {
  it('is a deletion all the same; it stays owed, is told, and the clock erases it when the disk is back', async () => {
    await upload();
    expect(await withoutDisk(remove)).toEqual({ segment: SEGMENT });
    expect(house.lines.join('\n')).toContain('A deleted picture is not erased yet (pack 1, 192)');
    expect(packHolds(red.picture)).toBe(true);
    await expect(withoutDisk(() => tick(house))).rejects.toThrow('picture-gone');
    expect(await erasuresOwed(house.db)).toHaveLength(1);
    expect(await tick(house)).toEqual(['A deleted picture was erased (pack 1).']);
    expect(packHolds(red.picture)).toBe(false);
    expect(await tick(house)).toEqual([]);
  });

  it('is erased by the next start too, though the house was closed properly', async () => {
    await upload();
    await house.pictures.close();
    const before = new Closing();
    await openPictures(house.db, house.folder, before, () => {});
    await before.run();
    await withoutDisk(remove);
    expect(packHolds(red.picture)).toBe(true);
    const closing = new Closing();
    await openPictures(house.db, house.folder, closing, () => {});
    await closing.run();
    expect(packHolds(red.picture)).toBe(false);
    expect(await erasuresOwed(house.db)).toEqual([]);
  });

  it('is erased after a kill -9 between the commit and the erasing', async () => {
    await upload();
    const { appUrl, clock } = house;
    const { ana } = people;
    const orders: DeletionOrders = { appUrl, now: clock.now(), actor: ana, contract: k1, segment: SEGMENT };
    const main = join(import.meta.dirname, '../../testing/delete-and-die.ts');
    const child = spawn(process.execPath, [main, JSON.stringify(orders)], { stdio: 'inherit' });
    expect(await deathOf(child)).toBe('SIGKILL');
    expect(await remove()).toMatchObject({ refused: 'no-such-segment' });
    expect(packHolds(red.picture)).toBe(true);
    expect(await tick(house)).toHaveLength(1);
    expect(packHolds(red.picture)).toBe(false);
  });

  it('is one that came while its segment was deleted, too', async () => {
    expect(await upload(remove)).toEqual({ refused: 'deleted' });
    expect(packHolds(red.picture)).toBe(false);
    expect(await erasuresOwed(house.db)).toEqual([]);
  });
});
