import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('T6, M4: days without a network arrive in order before the lock, and evidence wins over manual time', async () => {
  world = await World.open({ contracts: { k1: { manualTime: true } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  ana.desk.pullOut();
  await ana.starts('k1', 'Search: suggestions');
  await ana.works('9999');
  await ana.stops();
  await world.until('Tue 10:00');
  await ana.starts('k1', 'Search: empty results');
  await ana.works('88 8888');
  await ana.stops();
  await world.until('Wed 12:00');
  expect(await ana.addsManualTime('Tue 10:10', 'Tue 10:20', 'I believe I worked then')).toBe('done');
  await ana.starts('k1', 'Order mail: layout');
  await ana.works('77');
  await ana.stops();
  await world.until('Thu 09:00');
  expect([await ben.sees('Mon'), await ben.sees('Tue'), await ben.sees('Wed')]).toEqual([
    [],
    ['10:10 m'],
    [],
  ]);
  expect(ana.desk.sent).toEqual([]);
  expect(ana.desk.status()).toMatchObject({ line: 'offline', waiting: 12 });

  await ana.desk.plugIn();
  expect(ana.desk.status()).toMatchObject({
    line: 'online',
    waiting: 0,
    told: [{ code: 'superseded', message: '10:00 of manual time gave way to it (M4).' }],
  });
  expect(ana.desk.sent).toHaveLength(12);
  expect(ana.desk.sent).toEqual(ana.desk.sent.toSorted());
  expect([await ben.sees('Mon'), await ben.sees('Tue'), await ben.sees('Wed')]).toEqual([
    ['09:00 9999'],
    ['10:00 888888'],
    ['12:00 77'],
  ]);
  expect((await ben.week()).totals).toMatchObject({ countedSeconds: 7200, manualSeconds: 0 });

  await world.until('Mon+1 12:00');
  expect(await ben.week()).toMatchObject({ charge: 'succeeded', invoice: { total: '90.00' } });
  await expectSameAsExplain(world, { leftOut: ({ type }) => type === 'manual' });
});

it('T6: what comes after the lock is shown as late, counts 0, and its freelancer is told', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Fri 09:00');
  await ana.starts('k1', 'Bugs from the list');
  await ana.works('99');
  await ana.stops();
  await world.until('Sun 20:00');
  ana.desk.pullOut();
  await ana.starts('k1', 'Plan for next week');
  await ana.works('999');
  await ana.stops();
  await world.until('Mon+1 12:00');
  expect(await ben.week()).toMatchObject({ charge: 'succeeded', invoice: { total: '15.00' } });

  await world.until('Mon+1 12:30');
  await ana.desk.plugIn();
  expect(ana.desk.status().told.map(({ code }) => code)).toEqual(['late', 'late', 'late']);
  expect(await ben.sees('Sun')).toEqual(['20:00 lll']);
  expect(await ben.entry('Sun 20:00')).toMatchObject({
    countedSeconds: 0,
    billedSeconds: 0,
    protected: null,
    reasons: ['late'],
  });
  expect(Buffer.from(await ben.picture(ana.segmentAt('Sun 20:00')))).not.toHaveLength(0);
  await world.until('Wed+2');
  expect(await ana.purse()).toEqual({ available: '13.50' });
  expect((await ben.week()).invoice?.total).toBe('15.00');
});
