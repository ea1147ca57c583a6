import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('B1, B4: a raise counts from the next segment on, and each rate is one line, rounded once', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Photo zoom on the product page');
  await ana.worksUntil('Mon 09:25');
  expect(await ana.setsRate('50.00')).toBe('only-the-client-raises');
  expect(await ben.setsRate('40.00')).toBe('only-the-freelancer-lowers');
  expect(await ben.setsRate('50.00')).toBe('done');
  await ana.worksUntil('Mon 09:45');
  expect(await ana.setsRate('45.00')).toBe('done');
  await ana.worksUntil('Mon 10:00');
  await ana.stops();
  await world.until('Mon 10:10');

  const entries = await ben.diary(Date.parse('2026-11-16') / 1000, 1);
  expect(entries.map(({ rate }) => rate)).toEqual(['45.00', '45.00', '45.00', '50.00', '50.00', '45.00']);
  expect((await ben.week()).invoice).toEqual({
    lines: [
      { kind: 'tracked', rate: '45.00', seconds: 2400, amount: '30.00' },
      { kind: 'tracked', rate: '50.00', seconds: 1200, amount: '16.67' },
    ],
    total: '46.67',
    freelancerFee: '4.67',
    net: '42.00',
    clientFee: '2.33',
    clientTotal: '49.00',
  });
  await expectSameAsExplain(world);
  // Control: told otherwise, explain says otherwise.
  const withoutChanges = expectSameAsExplain(world, { leftOut: ({ type }) => type === 'rate' });
  await expect(withoutChanges).rejects.toThrow(/deeply equal/);

  await world.until('Mon+1 12:00');
  expect(await ben.setsRate('60.00')).toBe('done');
  expect(await ben.week()).toMatchObject({ charge: 'succeeded', invoice: { clientTotal: '49.00' } });
  expect(await ana.purse()).toEqual({ inReview: '42.00' });
  await expectSameAsExplain(world);
});
