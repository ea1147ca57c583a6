import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('B2, B3, P2: past the limit is shown and not billed; a raise works at once, a cut from next Monday', async () => {
  world = await World.open({ contracts: { k1: { weeklyLimitMinutes: 60 } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Checkout: address form');
  await ana.works('999999 99');
  await ana.stops();
  await world.until('Mon 10:30');
  expect(await ben.sees('Mon')).toEqual(['09:00 999999 oo']);
  expect(await ben.entry('Mon 10:00')).toMatchObject({
    countedSeconds: 600,
    billedSeconds: 0,
    protected: false,
    reasons: ['over-limit'],
  });
  expect(await ben.week()).toMatchObject({ limitMinutes: 60, invoice: { total: '45.00' } });
  await expectSameAsExplain(world);

  await world.until('Wed 12:00');
  expect(await ben.setsLimit(70)).toBe('done');
  expect(await ben.sees('Mon')).toEqual(['09:00 999999 9o']);
  expect((await ben.week()).invoice?.total).toBe('52.50');

  await world.until('Thu 12:00');
  expect(await ben.setsLimit(30)).toBe('done');
  expect(await ben.week()).toMatchObject({ limitMinutes: 70, invoice: { total: '52.50' } });

  await world.until('Mon+1 09:00');
  await ana.starts('k1', 'Checkout: summary');
  await ana.works('XXXX');
  await ana.stops();
  await world.until('Mon+1 10:00');
  expect(await ben.sees('Mon+1')).toEqual(['09:00 XXXo']);
  expect(await ben.week(1)).toMatchObject({ limitMinutes: 30, invoice: { total: '22.50' } });

  await world.until('Mon+2 12:00');
  expect(await ben.week()).toMatchObject({ charge: 'succeeded', invoice: { clientTotal: '55.13' } });
  expect(await ben.week(1)).toMatchObject({ charge: 'succeeded', invoice: { clientTotal: '23.63' } });
  await expectSameAsExplain(world);
  await expectSameAsExplain(world, { week: 1 });
});

it('B2: under exact pay the limit cuts at the second', async () => {
  world = await World.open({ contracts: { k1: { pay: 'exact', weeklyLimitMinutes: 15 } } });
  const { ana, ben } = world;
  await world.until('Mon 09:04:10');
  await ana.starts('k1', 'Checkout: address form');
  await ana.works('999');
  await ana.stops();
  await world.until('Mon 10:00');
  expect((await ben.diary(Date.parse('2026-11-16') / 1000, 1)).map((entry) => entry.billedSeconds)).toEqual([
    350, 550, 0,
  ]);
  expect((await ben.week()).invoice?.total).toBe('11.25');
  await expectSameAsExplain(world);
});
