import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('C3, P7: for ten minutes after a segment’s end nobody but its freelancer sees anything of it', async () => {
  world = await World.open({ contracts: { k1: { privateWindowMinutes: 10 } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('9');
  // 09:10: the segment is over, and it is hers alone.
  expect([ana.desk.sent.length, await ben.sees('Mon')]).toEqual([0, []]);
  await ana.worksUntil('Mon 09:19');
  expect([ana.desk.sent.length, await ben.sees('Mon')]).toEqual([0, []]);
  await ana.worksUntil('Mon 09:20');
  expect(await ben.sees('Mon')).toEqual(['09:00 9']);
  await ana.works('9');
  expect(await ben.sees('Mon')).toEqual(['09:00 9X']);
  await ana.stops();
  // Nothing is tracked any more, and the last one waits all the same.
  await world.until('Mon 09:39');
  expect(await ben.sees('Mon')).toEqual(['09:00 9X']);
  expect(ana.desk.status().waiting).toBe(1);
  await world.until('Mon 09:50');
  expect(await ben.sees('Mon')).toEqual(['09:00 9X9']);

  await world.until('Mon+1 12:00');
  expect(await ben.week()).toMatchObject({ invoice: { total: '22.50' } });
  await expectSameAsExplain(world);
});
