import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('B4, B5: a week is seen by both sides, invoiced, charged, reviewed, held and paid out, to the cent', async () => {
  world = await World.open();
  const { ana, ben } = world;

  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('999X99 87');
  await ana.stops();
  await world.until('Tue 10:00');
  await ana.starts('k1', 'Read the payment manual');
  await ana.works('9398');
  await ana.stops();
  await world.until('Wed 14:00');
  await ana.starts('k1', '');
  await ana.works('9');
  await ana.stops();
  await world.until('Thu 09:00');
  await ana.starts('k1', 'A quick look');
  await ana.worksUntil(ana.desk.draw(ana.segmentAt('Thu 09:00')));
  await ana.stops();

  await world.until('Fri 18:00');
  expect(await ben.sees('Mon')).toEqual(['09:00 999X99 87']);
  expect(await ana.sees('Mon')).toEqual(await ben.sees('Mon'));
  expect([await ben.sees('Tue'), await ben.sees('Wed')]).toEqual([['10:00 9398'], ['14:00 9']]);
  expect(await ben.sees('Thu')).toEqual(['09:00 u']);
  expect(await ben.entry('Tue 10:10')).toMatchObject({ protected: false, reasons: ['low-activity'] });
  expect(await ben.entry('Wed 14:00')).toMatchObject({ protected: false, reasons: ['memo-missing'] });
  const picture = await ben.picture(ana.segmentAt('Mon 09:30'));
  expect(Buffer.from(picture).subarray(8, 12).toString()).toBe('WEBP');
  expect(await ana.picture(ana.segmentAt('Mon 09:30'))).toEqual(picture);

  const invoice = {
    total: '97.50',
    freelancerFee: '9.75',
    net: '87.75',
    clientFee: '4.88',
    clientTotal: '102.38',
  };
  expect(await ben.week()).toMatchObject({ stage: 'in-progress', charge: 'not-yet', invoice });
  expect((await ben.week()).totals).toMatchObject({ billedSeconds: 7800, protectedSeconds: 6600 });
  expect(await ana.purse()).toEqual({ inProgress: '87.75' });
  expect(await world.books()).toEqual({});
  await expectSameAsExplain(world);

  await world.until('Mon+1 11:59:59');
  expect(await world.books()).toEqual({});
  await world.until('Mon+1 12:00');
  expect(await ben.week()).toMatchObject({ stage: 'in-review', charge: 'succeeded', invoice });
  expect(await ana.purse()).toEqual({ inReview: '87.75' });
  expect(await world.books()).toEqual({
    'freelancer:ana:in-review': '87.75',
    'platform:fees': '14.63',
    gateway: '-102.38',
  });

  await world.until('Sat+1');
  expect(await ben.week()).toMatchObject({ stage: 'pending', invoice });
  expect(await ana.purse()).toEqual({ pending: '87.75' });
  expect(await ana.paysOut(PAYOUT, '87.75')).toBe('more-than-available');

  await world.until('Wed+2');
  expect(await ben.week()).toMatchObject({ stage: 'available', invoice });
  expect(await ana.purse()).toEqual({ available: '87.75' });
  expect(await ana.paysOut(PAYOUT, '87.76')).toBe('more-than-available');
  expect(await ana.paysOut(PAYOUT, '87.75')).toBe('done');
  expect(await ana.paysOut(PAYOUT, '87.75')).toBe('done');
  expect(await ana.payouts()).toMatchObject([{ id: PAYOUT, amount: '87.75', state: 'paid' }]);
  expect(await ana.purse()).toEqual({ paidOut: '87.75' });
  expect(await world.books()).toEqual({ 'platform:fees': '14.63', gateway: '-14.63' });
  await expectSameAsExplain(world);
});

it('B5: what the client’s card does not pay is not available, and is asked for again a day later', async () => {
  world = await World.open({ card: null });
  const { ana, ben } = world;
  await ben.addsCard(DECLINED_LATER);
  await ana.starts('k1', 'Header colours');
  await ana.works('888888');
  await ana.stops();
  await world.until('Mon+1 12:00');
  expect((await ben.week()).charge).toBe('declined');
  await world.until('Wed+1');
  expect((await ben.week()).charge).toBe('declined');
  expect(await ana.purse()).toEqual({ inReview: '40.50' });
  await ben.addsCard(GOOD);
  await world.until('Thu+1 12:00');
  expect((await ben.week()).charge).toBe('succeeded');
  await world.until('Wed+2');
  expect(await ana.purse()).toEqual({ available: '40.50' });
});

const PAYOUT = '00000000-0000-4000-8000-0000000000b1';
const GOOD = '4242424242424242';
const DECLINED_LATER = '4000000000000341';
