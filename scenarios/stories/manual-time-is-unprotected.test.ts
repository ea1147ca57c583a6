import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('M1, M2, M3, M5, P1: time written in by hand is billed on its own line, and never protected', async () => {
  world = await World.open({ contracts: { k1: { manualTime: false } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Cart: totals and tests');
  await ana.works('99');
  await ana.stops();
  await world.until('Mon 11:05');

  expect(await ana.addsManualTime('Mon 10:00', 'Mon 10:30', 'Call with Ben')).toBe('manual-time-not-allowed');
  expect(await ben.allowsManualTime(true)).toBe('done');
  expect(await ana.addsManualTime('Mon 10:05', 'Mon 10:30', 'Call with Ben')).toBe('not-on-boundary');
  expect(await ana.addsManualTime('Mon 11:00', 'Mon 11:10', 'Call with Ben')).toBe('in-the-future');
  expect(await ana.addsManualTime('Mon 10:00', 'Mon 10:30', '  ')).toBe('memo-required');
  expect(await ana.addsManualTime('Mon 09:10', 'Mon 09:30', 'Call with Ben')).toBe('overlaps');
  expect(await ben.sees('Mon')).toEqual(['09:00 99']);

  expect(await ana.addsManualTime('Mon 10:00', 'Mon 10:30', 'Call with Ben')).toBe('done');
  expect(await ana.addsManualTime('Mon 10:20', 'Mon 10:40', 'The same call')).toBe('overlaps');
  expect(await ben.sees('Mon')).toEqual(['09:00 99', '10:00 mmm']);
  expect(await ben.entry('Mon 10:10')).toMatchObject({
    countedSeconds: 600,
    memo: 'Call with Ben',
    protected: false,
    reasons: ['manual-time'],
    seen: null,
  });
  expect((await ben.week()).invoice).toMatchObject({
    lines: [
      { kind: 'tracked', rate: '45.00', seconds: 1200, amount: '15.00' },
      { kind: 'manual', rate: '45.00', seconds: 1800, amount: '22.50' },
    ],
    total: '37.50',
  });
  expect((await ben.week()).totals).toMatchObject({ billedSeconds: 3000, protectedSeconds: 1200 });

  await world.until('Mon+1 12:00');
  expect(await ana.addsManualTime('Tue 10:00', 'Tue 10:30', 'Call with Ben')).toBe('week-locked');
  expect(await ben.week()).toMatchObject({ charge: 'succeeded', invoice: { net: '33.75' } });
  await expectSameAsExplain(world);
});

it('C4, M3: a segment that missed its snapshot is uncounted, and can be claimed by hand', async () => {
  world = await World.open({ contracts: { k1: { manualTime: true } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Icons for the garden tools');
  await ana.works('9');
  await ana.worksUntil(ana.desk.draw(ana.segmentAt('Mon 09:10')));
  await ana.stops();
  await world.until('Mon 09:20');
  expect(await ben.sees('Mon')).toEqual(['09:00 9u']);
  expect(await ana.addsManualTime('Mon 09:10', 'Mon 09:20', 'Icons, the end')).toBe('done');
  expect(await ben.sees('Mon')).toEqual(['09:00 9m']);
  expect((await ben.week()).totals).toMatchObject({ countedSeconds: 1200, protectedSeconds: 600 });
  await expectSameAsExplain(world);
});
