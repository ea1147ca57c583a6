import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('T5: a pause ends the session at its instant, though the tracker hears of it minutes later', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.worksUntil('Mon 09:34');
  expect(await ben.pauses()).toBe('done');
  expect(await ben.pauses()).toBe('not-allowed');
  await ana.worksUntil('Mon 09:52');
  expect(ana.desk.status()).toMatchObject({ tracking: null, ending: { reason: 'paused' } });
  expect(await ana.starts('k1', 'Header colours')).toBe('contract-paused');
  await world.until('Mon 10:00');
  expect((await ben.entry('Mon 09:30')).trackedSeconds).toBe(240);
  expect((await ben.diary(Date.parse('2026-11-16') / 1000, 1)).length).toBe(4);

  expect(await ben.resumes()).toBe('done');
  await world.until('Mon 10:10');
  expect(await ana.starts('k1', 'Header colours')).toBe('done');
  await ana.works('77');
  expect(await ben.ends()).toBe('done');
  await ana.works('9');
  expect(await ana.starts('k1', 'One thing more')).toBe('contract-ended');
  await world.until('Mon 11:00');
  await expectSameAsExplain(world);
  await world.until('Mon+1 12:00');
  expect((await ben.week()).charge).toBe('succeeded');
  await expectSameAsExplain(world);
});

it('T3, T4, P5: an idle tail is no tracked time, and a memo written afterwards protects', async () => {
  world = await World.open();
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', '');
  await ana.works('97');
  expect(await ana.writes('Mails with the suppliers')).toBe('done');
  await ana.works('8');
  await ana.worksUntil('Mon 09:33');
  await world.until('Mon 12:00');
  expect(ana.desk.status()).toMatchObject({ tracking: null, ending: { reason: 'idle' } });
  expect((await ben.entry('Mon 09:30')).trackedSeconds).toBe(151);
  expect(await ben.entry('Mon 09:00')).toMatchObject({ protected: false, reasons: ['memo-missing'] });
  expect(await ana.editsMemo('Mon 09:00', 'Read the brief')).toBe('done');
  expect(await ben.entry('Mon 09:00')).toMatchObject({ memo: 'Read the brief', protected: true });
  expect((await ben.entry('Mon 09:00')).seen?.earlierMemos).toEqual(['']);
  expect(await ana.stops()).toBe('not-tracking');
  await expectSameAsExplain(world);
});
