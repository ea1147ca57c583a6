import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { readDiary as route } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { SegmentRecord } from '@stint/wire/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, createTracker, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from './delete-segment.ts';
import { readDiary } from './read-diary.ts';
import { writeManualTime } from './write-manual-time.ts';

let house: TestHouse;
let people: TestPeople;
let k1: string;
let desk: TestTracker;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
  desk = new TestTracker(house, people.tracker, k1);
});
afterEach(() => house.close());

async function day(reader: Actor = people.ana) {
  const span = { from: toInstant('2026-11-18T00:00:00Z'), to: toInstant('2026-11-19T00:00:00Z') };
  const diary = await readDiary(house, reader, { contract: k1, ...span });
  if (isRefusal(diary)) throw new Error(diary.refused);
  return diary;
}

const unmeasured: Partial<SegmentRecord> = {
  activity: null,
  capabilities: {
    counts: false,
    idle: false,
    window: false,
    picture: 'shared',
    monitors: 1,
    backend: 'browser',
  },
};

describe('what a device could not see', () => {
  it('P8: is said with the segment, and its activity is not told as none', async () => {
    await desk.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', unmeasured);
    const [entry] = (await day(people.ben)).entries;
    expect(entry?.seen).toMatchObject({
      activity: null,
      unmeasuredSeconds: 600,
      capabilities: { counts: false, window: false, picture: 'shared' },
    });
    expect(entry?.reasons).toEqual(['client-unverified', 'activity-unmeasured']);
  });

  it('P8, T6: of two devices in one segment, what the one counted stays told', async () => {
    const from = '2026-11-18T09:00:00Z';
    await desk.work(from, '2026-11-18T09:04:00Z');
    const browser = new TestTracker(house, await createTracker(house, people.ana), k1);
    await browser.work('2026-11-18T09:04:00Z', '2026-11-18T09:10:00Z', unmeasured);
    const [entry] = (await day()).entries;
    expect(entry?.seen?.unmeasuredSeconds).toBe(360);
    expect(entry?.seen?.activity?.slice(3, 5)).toEqual([
      [30, 2, 1],
      [0, 0, 0],
    ]);
    expect(entry?.reasons).not.toContain('low-activity');
  });
});

describe('two trackers of one person', () => {
  it('T6: the freelancer is told which brought the seconds first; the client is not', async () => {
    await desk.work('2026-11-18T09:00:00Z', '2026-11-18T09:06:00Z');
    const laptop = new TestTracker(house, await createTracker(house, people.ana), k1);
    await house.db
      .updateTable('device')
      .set({ name: 'laptop' })
      .where('id', '=', laptop.actor.device ?? '')
      .execute();
    await laptop.work('2026-11-18T09:02:00Z', '2026-11-18T09:08:00Z');
    await laptop.work('2026-11-18T09:10:00Z', '2026-11-18T09:20:00Z');
    expect(await desk.work('2026-11-18T09:12:00Z', '2026-11-18T09:15:00Z')).toMatchObject({
      refused: 'overlap',
    });
    expect((await day()).overlaps).toEqual([
      { start: '2026-11-18T09:00:00Z', seconds: 240, device: 'laptop', by: ['desk'] },
      { start: '2026-11-18T09:10:00Z', seconds: 180, device: 'desk', by: ['laptop'] },
    ]);
    expect((await day(people.ben)).overlaps).toEqual([]);
    expect((await day(people.olu)).overlaps).toEqual([]);
  });
});

describe('records of version 1, from before the first release', () => {
  it('are read as version 2, and the diary is shown', async () => {
    const at = toInstant('2026-11-18T09:00:00Z');
    const { capabilities, ...record } = await desk.record(at, at + 600);
    const { idle: _, ...first } = { ...capabilities, picture: true };
    const shot = { monitor: 0, sha256: sha256(Buffer.from('picture')), bytes: 7, width: 640, height: 360 };
    const thumbnail = { sha256: sha256(Buffer.from('thumbnail')), bytes: 9 };
    const old = { ...record, v: 1, withheld: null, pictures: [{ ...shot, thumbnail }], capabilities: first };
    await desk.send({ ...record, capabilities });
    const bytes = Buffer.from(canonicalBytes(old));
    await house.db
      .updateTable('segment_record')
      .set({ record: bytes, sha256: sha256(bytes) })
      .execute();
    const [entry] = (await day()).entries;
    expect(entry).toMatchObject({ start: formatInstant(at), trackedSeconds: 600, countedSeconds: 600 });
    expect(entry?.seen).toMatchObject({
      withheld: null,
      capabilities: { counts: true, idle: true, window: true, picture: 'each-monitor', backend: 'x11' },
    });
    // A device that could count nothing and take no picture.
    const blind = { ...old, activity: null, pictures: [], withheld: 'private-window' };
    const few = { ...blind, capabilities: { ...first, counts: false, picture: false } };
    await house.db
      .updateTable('segment_record')
      .set({ record: Buffer.from(canonicalBytes(few)) })
      .execute();
    const [second] = (await day()).entries;
    expect(second?.seen).toMatchObject({
      withheld: 'private-window',
      activity: null,
      capabilities: { counts: false, idle: false, picture: 'none' },
    });
    expect(second?.reasons).toContain('picture-private');
  });
});

describe('a day', () => {
  const between = async (contract: string, from: string, to: string) => {
    const span = { from: toInstant(`2026-11-${from}T00:00:00Z`), to: toInstant(`2026-11-${to}T00:00:00Z`) };
    const diary = await readDiary(house, people.ana, { contract, ...span });
    if (isRefusal(diary)) throw new Error(diary.refused);
    return diary.entries;
  };

  it.each([
    ['segment', 50],
    ['exact', 45],
    ['segment', null],
  ] as const)(
    'is judged as in its week, whose limit the days before it use up: %s pay, %s minutes',
    async (pay, limit) => {
      const terms = { pay, weeklyLimitMinutes: limit, manualTime: true };
      const contract = await createTestContract(house, people, terms);
      const tracker = new TestTracker(house, people.tracker, contract);
      const second = new TestTracker(house, await createTracker(house, people.ana), contract);
      for (const at of ['16T09:0', '16T09:1', '17T09:1']) {
        await tracker.work(`2026-11-${at}0:00Z`, `2026-11-${at}7:00Z`);
        await second.work(`2026-11-${at}8:00Z`, `2026-11-${at}9:00Z`);
      }
      await tracker.workBesideSnapshot('2026-11-17T10:00:00Z');
      for (const at of ['17T11:0', '18T08:0', '18T09:0'])
        await tracker.work(`2026-11-${at}0:00Z`, `2026-11-${at}9:00Z`);
      await deleteSegment(house, people.ana, {
        contract,
        segment: segmentOf(toInstant('2026-11-17T11:00:00Z')),
      });
      const by = { contract, id: undefined, memo: 'call' };
      const [from, to] = [toInstant('2026-11-16T12:00:00Z'), toInstant('2026-11-16T12:20:00Z')];
      await writeManualTime(house, people.ana, { ...by, from, to });
      const week = await between(contract, '16', '23');
      expect(week.some(({ reasons }) => reasons.includes('over-limit'))).toBe(limit !== null);
      const days = await Promise.all([16, 17, 18].map((day) => between(contract, `${day}`, `${day + 1}`)));
      expect(days.flat()).toEqual(week);
      // Nothing is told that the letter does not name.
      expect(route.answer.shape.entries.parse(week)).toEqual(week);
    },
  );
});
