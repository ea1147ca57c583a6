import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk } from '../src/desk.ts';
import { when } from '../src/when.ts';
import { World } from '../src/world.ts';

let world: World;
let laptop: Desk;
beforeEach(async () => {
  world = await World.open();
  laptop = await Desk.setUp(world.ana.client, world.time, 'Laptop');
});
afterEach(async () => {
  await laptop.close();
  await world.close();
});

const k1 = (): string => world.contract('k1').id;

/** Types on one of them, once a minute. */
async function works(desk: Desk, until: string): Promise<void> {
  for (let at = world.time.now() + 30; at < when(until); at += 60) {
    await world.time.to(at);
    desk.types(12, 1);
  }
  await world.time.to(when(until));
}

it('T1: a Start is refused while another computer tracks, by its name; taken over, that one ends at that instant', async () => {
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  expect(await ana.desk.starts(k1(), 'Header colours')).toBe('done');
  await works(ana.desk, 'Mon 09:12');
  await laptop.speak();
  expect(laptop.status().elsewhere).toMatchObject({
    deviceName: 'Desk at home',
    since: '2026-11-16T09:00:00Z',
    contract: k1(),
  });
  expect(await laptop.starts(k1(), 'On the train')).toBe('tracking-elsewhere');
  expect(laptop.status().tracking).toBeNull();

  expect(await laptop.takesOver(k1(), 'On the train')).toBe('done');
  expect(laptop.status()).toMatchObject({ elsewhere: null, tracking: { memo: 'On the train' } });
  await works(laptop, 'Mon 09:18');
  await ana.desk.speak();
  expect(ana.desk.status()).toMatchObject({
    tracking: null,
    away: null,
    ending: { reason: 'taken-over', at: '2026-11-16T09:12:00Z' },
  });
  await ana.desk.speak();
  expect(ana.desk.status().elsewhere).toMatchObject({ deviceName: 'Laptop' });
  await works(laptop, 'Mon 09:30');
  expect(await laptop.stops()).toBe('done');
  await ana.desk.speak();
  expect(ana.desk.status().elsewhere).toBeNull();
  await world.until('Mon 09:40');
  await laptop.speak();
  await ana.desk.speak();
  const { totals } = await ben.week();
  expect(totals.trackedSeconds).toBe(30 * 60);
  expect([...laptop.status().told, ...ana.desk.status().told]).toEqual([]);
});

it('T1, T6: two that began without a network find each other: the later one goes on, no second is there twice', async () => {
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  ana.desk.pullOut();
  laptop.pullOut();
  await ana.desk.speak();
  await laptop.speak();
  await ana.desk.starts(k1(), 'Header colours');
  await works(ana.desk, 'Mon 09:05');
  await laptop.starts(k1(), 'On the train');
  for (let at = when('Mon 09:05') + 30; at < when('Mon 09:25'); at += 60) {
    await world.time.to(at);
    ana.desk.types(12, 1);
    laptop.types(12, 1);
  }
  await world.time.to(when('Mon 09:25'));

  await ana.desk.plugIn(); // it announces its session and brings what is over
  expect(ana.desk.status().tracking).not.toBeNull();
  await laptop.plugIn();
  expect(laptop.status().tracking).not.toBeNull();
  await ana.desk.speak();
  expect(ana.desk.status()).toMatchObject({ tracking: null, ending: { reason: 'taken-over' } });
  await works(laptop, 'Mon 09:30');
  await laptop.stops();
  await world.until('Mon 09:40');
  await ana.desk.speak();
  await laptop.speak();
  expect((await ben.week()).totals.trackedSeconds).toBe(30 * 60);
  expect(laptop.status().told.map(({ code }) => code)).toContain('overlap');
});
