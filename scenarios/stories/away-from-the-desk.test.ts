import { afterEach, expect, it } from 'vitest';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('T4, M5: the time away is claimed as manual time on its boundaries, once; the house has the last word', async () => {
  world = await World.open({ contracts: { k1: { manualTime: true } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Call with Ben');
  await ana.works('99');
  await world.until('Mon 10:04');
  ana.desk.types(3, 0);
  expect(ana.desk.status()).toMatchObject({
    tracking: null,
    away: {
      reason: 'idle',
      from: '2026-11-16T09:18:31Z',
      to: '2026-11-16T10:04:00Z',
      memo: 'Call with Ben',
      manual: { from: '2026-11-16T09:20:00Z', to: '2026-11-16T10:00:00Z' },
      refusal: null,
      earlier: 0,
    },
  });
  expect(await ana.desk.decides('claim', ' ')).toContain('memo');
  ana.desk.pullOut();
  expect(await ana.desk.decides('claim', 'Call with Ben')).toBe('house-unreachable');
  await ana.desk.plugIn();
  expect(await ana.desk.decides('claim', 'Call with Ben')).toBe('done');
  expect(ana.desk.status().away).toBeNull();
  expect(await ana.desk.decides('claim', 'Call with Ben')).toBe('nothing-away');
  expect(await ben.sees('Mon')).toMatchObject([/^09:00 9[9u]mmmm$/]); // whether the second counts its draw decides
});

it('M1: where the terms forbid manual time the rule says so, and one can go on', async () => {
  world = await World.open({ contracts: { k1: { manualTime: false } } });
  const { ana } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('99');
  await world.until('Mon 10:04');
  expect(ana.desk.status().away).toMatchObject({
    manual: null,
    refusal: expect.stringContaining('(M1)') as unknown,
  });
  expect(await ana.desk.decides('go on')).toBe('done');
  expect(ana.desk.status()).toMatchObject({
    away: null,
    ending: null,
    tracking: { memo: 'Header colours', since: '2026-11-16T10:04:00Z' },
  });
});

it('one key pauses at that instant, and goes on with the same work', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.worksUntil('Mon 09:03');
  await ana.desk.pressesPause();
  expect(ana.desk.status()).toMatchObject({
    tracking: null,
    away: null,
    ending: null,
    paused: { memo: 'Header colours', since: '2026-11-16T09:03:00Z' },
  });
  await world.until('Mon 09:08');
  await ana.desk.pressesPause();
  expect(ana.desk.status()).toMatchObject({ paused: null, tracking: { memo: 'Header colours' } });
  await ana.worksUntil('Mon 09:20');
  await ana.desk.stops();
  await world.until('Mon 09:30');
  expect((await ben.week()).totals.trackedSeconds).toBe(3 * 60 + 12 * 60);
});
