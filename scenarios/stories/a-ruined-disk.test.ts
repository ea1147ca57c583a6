import { afterEach, beforeEach, expect, it } from 'vitest';
import { World } from '../src/world.ts';

let world: World;
let k1: string;
beforeEach(async () => {
  world = await World.open();
  k1 = world.ana.desk.status().contracts[0]?.contract ?? '';
});
afterEach(() => world.close());

async function worksThreeSegments(): Promise<void> {
  const { ana } = world;
  await world.until('Mon 09:00');
  ana.desk.pullOut();
  await ana.starts('k1', 'Header colours');
  await ana.works('999');
  await ana.stops();
  await world.until('Mon 10:00');
}

it('a record that came, whose answer was lost and that the disk has ruined, keeps no later one from coming', async () => {
  const { ana, ben } = world;
  await worksThreeSegments();
  await ana.desk.plugsInToTheWind();
  expect(await ben.sees('Mon')).toEqual(['09:00 9']);
  await ana.desk.restartsWithout('spool', 'waiting', k1, String(ana.segmentAt('Mon 09:00')), 'record.vault');
  expect(await ben.sees('Mon')).toEqual(['09:00 999']);
  expect(ana.desk.status()).toMatchObject({ waiting: 0, told: [{ code: 'record-unreadable' }] });
  expect(ana.desk.status().aside).toHaveLength(1);
});

it('nor does a ruined chain: what was leaving is found to be there, and its pictures follow', async () => {
  const { ana, ben } = world;
  await worksThreeSegments();
  await ana.desk.plugsInToTheWind();
  await ana.desk.restartsWithout('spool', 'chains', `${k1}.vault`);
  expect(await ben.sees('Mon')).toEqual(['09:00 999']);
  expect(ana.desk.status()).toMatchObject({ waiting: 0, aside: [], told: [{ code: 'chain-unreadable' }] });
});
