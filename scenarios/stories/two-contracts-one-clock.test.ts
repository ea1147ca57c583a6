import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('T1, T2, T3: a switch ends one session and begins the other at one instant, and the snapshot has one owner', async () => {
  world = await World.open({ contracts: { k1: {}, k2: { rate: '60.00' } } });
  const { ana, ben } = world;
  expect(await ana.stops()).toBe('not-tracking');
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  expect(await ana.starts('k1', 'Header colours, again')).toBe('already-tracking');
  await ana.works('9');
  const drawn = ana.desk.draw(ana.segmentAt('Mon 09:10'));
  await ana.worksUntil(drawn + 1);
  expect(await ana.starts('k2', 'Bread site')).toBe('done');
  await ana.works('99');
  await ana.stops();
  await world.until('Mon 10:00');

  expect(await ben.sees('Mon', 'k1')).toMatchObject([/^09:00 9\d$/]);
  expect(await ben.sees('Mon', 'k2')).toMatchObject([/^09:10 u9$/]);
  const [first, second] = [await ben.entry('Mon 09:10', 'k1'), await ben.entry('Mon 09:10', 'k2')];
  const at = new Date((drawn + 1) * 1000).toISOString().replace('.000Z', 'Z');
  expect(first.seen?.stretches).toEqual([{ from: '2026-11-16T09:10:00Z', to: at, end: 'switched' }]);
  expect(second.seen?.stretches).toEqual([{ from: at, to: '2026-11-16T09:20:00Z', end: 'continues' }]);
  expect([first.snapshotAt === null, second.snapshotAt]).toEqual([false, null]);
  expect(await ben.picture(ana.segmentAt('Mon 09:10'), 'k1')).toBeInstanceOf(Uint8Array);
  expect(await ben.picture(ana.segmentAt('Mon 09:10'), 'k2')).toBe('no-such-picture');

  expect((await ben.week(0, 'k1')).invoice?.total).toBe('15.00');
  expect((await ben.week(0, 'k2')).invoice?.total).toBe('10.00');
  await expectSameAsExplain(world, { contract: 'k1' });
  await expectSameAsExplain(world, { contract: 'k2' });
});

it('C5: beside a contract that is paid by the second, the sum may pass ten minutes once', async () => {
  world = await World.open({ contracts: { k1: {}, k2: { pay: 'exact', rate: '36.00' } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('9');
  const drawn = ana.desk.draw(ana.segmentAt('Mon 09:10'));
  await ana.worksUntil(drawn + 1);
  await ana.starts('k2', 'Bread site');
  await ana.works('9');
  await ana.stops();
  await world.until('Mon 09:30');

  const left = ana.segmentAt('Mon 09:20') * 600 - (drawn + 1);
  expect(await ben.entry('Mon 09:10', 'k1')).toMatchObject({ countedSeconds: 600, billedSeconds: 600 });
  expect(await ben.entry('Mon 09:10', 'k2')).toMatchObject({
    countedSeconds: left,
    billedSeconds: left,
    reasons: expect.arrayContaining(['no-snapshot']) as unknown,
  });
  const [one, other] = [await ben.week(0, 'k1'), await ben.week(0, 'k2')];
  expect(one.totals.trackedSeconds + other.totals.trackedSeconds).toBe(1200);
  expect(one.totals.countedSeconds + other.totals.countedSeconds).toBe(1200 + left);
  await expectSameAsExplain(world, { contract: 'k1' });
  await expectSameAsExplain(world, { contract: 'k2' });
  await world.until('Mon+1 12:00');
  expect((await ben.week(0, 'k2')).charge).toBe('succeeded');
});
