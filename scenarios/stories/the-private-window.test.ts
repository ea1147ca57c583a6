import { segmentOf } from '@stint/core/segment';
import { call, Refused } from '@stint/wire/client';
import { readDiary } from '@stint/wire/diary';
import { listLooks, readHeld, readLooks } from '@stint/wire/privacy';
import { afterEach, expect, it } from 'vitest';
import { expectSameAsExplain } from '../src/same-as-explain.ts';
import { when } from '../src/when.ts';
import { World } from '../src/world.ts';

let world: World;
afterEach(() => world.close());

it('C3, P7: for ten minutes after a segment’s end nobody but its freelancer sees anything of it', async () => {
  world = await World.open({ contracts: { k1: { privateWindowMinutes: 10 } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('9');
  // 09:10: the segment is over, and it is hers alone.
  expect([ana.desk.sent.length, await ben.sees('Mon')]).toEqual([0, []]);
  await ana.worksUntil('Mon 09:19');
  expect([ana.desk.sent.length, await ben.sees('Mon')]).toEqual([0, []]);
  await ana.worksUntil('Mon 09:20');
  expect(await ben.sees('Mon')).toEqual(['09:00 9']);
  await ana.works('9');
  expect(await ben.sees('Mon')).toEqual(['09:00 9X']);
  await ana.stops();
  // Nothing is tracked any more, and the last one waits all the same.
  await world.until('Mon 09:39');
  expect(await ben.sees('Mon')).toEqual(['09:00 9X']);
  expect(ana.desk.status().waiting).toBe(1);
  await world.until('Mon 09:50');
  expect(await ben.sees('Mon')).toEqual(['09:00 9X9']);

  await world.until('Mon+1 12:00');
  expect(await ben.week()).toMatchObject({ invoice: { total: '22.50' } });
  await expectSameAsExplain(world);
});

it('C3: in that time no picture, look, sum or count of it is told to anybody, nor to her with the client’s eyes', async () => {
  world = await World.open({ contracts: { k1: { privateWindowMinutes: 10 } } });
  const { ana, ben } = world;
  await world.until('Mon 09:00');
  await ana.starts('k1', 'Header colours');
  await ana.works('9');
  await ana.worksUntil('Mon 09:19');
  const before = await toldToBen();
  expect(before).toMatchObject({ diary: [], asClient: [], tracked: 0, picture: 'no-such-picture', held: [] });
  await ana.worksUntil('Mon 09:20');
  // The control: a minute later all of it is there.
  const after = await toldToBen();
  expect(after.diary).toHaveLength(1);
  expect(after.asClient).toEqual(after.diary);
  expect(after.tracked).toBe(600);
  expect(after.picture).not.toBe('no-such-picture');
  expect(after.held).toContain('records');
  expect(await refusalOf(call(ben.client, readLooks, { params: ofK1(), query: day() }))).toBe(
    'freelancers-only',
  );
  expect((await call(ben.client, listLooks, { query: {} })).looks).toEqual([]);
});

async function toldToBen() {
  const { ana, ben } = world;
  const start = when('Mon 09:00');
  const [params, query] = [ofK1(), day()];
  const own = await call(ana.client, readHeld, {});
  return {
    diary: await ben.diary(start - 9 * 3600, 1),
    asClient: (await call(ana.client, readDiary, { params, query: { ...query, as: 'client' } })).entries,
    tracked: (await ben.week()).totals.trackedSeconds,
    picture: await ben.picture(segmentOf(start)),
    looks: (await call(ana.client, readLooks, { params, query })).looks,
    held: own.kinds.map(({ name }) => name).filter((name) => ['records', 'pictures', 'looks'].includes(name)),
  };
}

function ofK1() {
  return { contract: world.contract('k1').id };
}

function day() {
  return { from: '2026-11-16T00:00:00Z', to: '2026-11-17T00:00:00Z' };
}

async function refusalOf(asked: Promise<unknown>): Promise<string | null> {
  return asked.then(
    () => null,
    (fault: unknown) => (fault instanceof Refused ? fault.letter.code : String(fault)),
  );
}
