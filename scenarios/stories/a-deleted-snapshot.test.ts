import { sha256 } from '@stint/proof/hash';
import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('C3: what a freelancer deletes is gone for good, the picture from the disk too; a tombstone stays', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('888');
  await ana.worksUntil('Mon 09:35');
  expect(await ana.deletes('Mon 09:30')).toBe('segment-running');
  await ana.works('888');
  await ana.stops();
  await world.until('Mon 10:10');
  expect(await ben.sees('Mon')).toEqual(['09:00 888888']);

  const segment = ana.segmentAt('Mon 09:20');
  const picture = sha256(Buffer.from(await ben.picture(segment)));
  expect(await kept(world)).toContain(picture);
  expect(await ana.deletes('Mon 09:20')).toBe('done');
  expect(await kept(world)).not.toContain(picture);
  expect(await ben.picture(segment)).toBe('no-such-picture');
  expect(await ana.picture(segment)).toBe('no-such-picture');
  expect([await ben.sees('Mon'), await ana.sees('Mon')]).toEqual([['09:00 88x888'], ['09:00 88x888']]);
  expect(await ben.entry('Mon 09:20')).toMatchObject({ memo: '', seen: null, reasons: ['deleted'] });
  expect(await ana.deletes('Mon 09:20')).toBe('no-such-segment');
  expect((await ben.week()).invoice?.total).toBe('37.50');
  await expectSameAsExplain(world);

  await world.until('Mon+1 12:00');
  expect(await ana.deletes('Mon 09:00')).toBe('week-locked');
  expect((await ben.week()).invoice?.total).toBe('37.50');
  await expectSameAsExplain(world);
});

it('C3: what is deleted at the desk before it was sent leaves a tombstone and no picture', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  ana.desk.pullOut();
  await ana.starts('k1', 'Header colours');
  await ana.works('999');
  await ana.stops();
  await world.until('Mon 09:40');
  expect(await ana.deletesAtHerDesk('Mon 09:10')).toBe('done');
  expect(await ben.sees('Mon')).toEqual([]);

  await ana.desk.plugIn();
  expect(await ben.sees('Mon')).toEqual(['09:00 9x9']);
  expect(await kept(world)).toHaveLength(4);
  expect((await ben.week()).invoice?.total).toBe('15.00');
  await expectSameAsExplain(world);
});

/** The pictures and thumbnails on the house's disk. */
async function kept({ house }: World): Promise<string[]> {
  const hashes: string[] = [];
  for await (const record of house.pictures.records()) hashes.push(record.sha256);
  return hashes;
}
