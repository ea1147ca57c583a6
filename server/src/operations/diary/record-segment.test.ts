import { segmentOf } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createFreelancer, createPeople, createTracker, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { changeStanding } from '../contracts/change-standing.ts';
import { deleteSegment } from './delete-segment.ts';
import { readDiary } from './read-diary.ts';
import { readWeek } from './read-week.ts';
import { recordSegment } from './record-segment.ts';
import { writeManualTime } from './write-manual-time.ts';

describe('a segment that a tracker brings', () => {
  let house: TestHouse;
  let people: TestPeople;
  let k1: string;
  let tracker: TestTracker;

  beforeEach(async () => {
    house = await testHouse({ at: '2026-11-18T10:00:00Z' });
    people = await createPeople(house);
    k1 = await createTestContract(house, people, { manualTime: true });
    tracker = new TestTracker(house, people.tracker, k1);
  });
  afterEach(() => house.close());

  const day = async (contract = k1) => {
    const span = { from: toInstant('2026-11-18T00:00:00Z'), to: toInstant('2026-11-19T00:00:00Z') };
    const diary = await readDiary(house, people.ben, { contract, ...span });
    if ('refused' in diary) throw new Error(diary.refused);
    return diary.entries;
  };

  it('stands in the diary of both sides, counted when its snapshot was taken (T2, C1)', async () => {
    expect(await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z')).toMatchObject({
      state: 'recorded',
      overlapSeconds: 0,
      outsideSeconds: 0,
      wanted: [],
    });
    expect(await day()).toMatchObject([
      { start: '2026-11-18T09:00:00Z', kind: 'tracked', countedSeconds: 600, memo: 'Header colours' },
    ]);
  });

  it('is kept once, however often and at once it is sent', async () => {
    const record = await tracker.record(toInstant('2026-11-18T09:00:00Z'), toInstant('2026-11-18T09:10:00Z'));
    const bytes = canonicalBytes(record);
    const sendings = Array.from({ length: 16 }, () =>
      recordSegment(house, people.tracker, { contract: k1, segment: record.segment, bytes }),
    );
    const answers = await Promise.all(sendings);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ state: 'recorded' });
    expect(await day()).toHaveLength(1);
  });

  it('is refused when other bytes come under the same number of the chain', async () => {
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    const other = new TestTracker(house, people.tracker, k1);
    const answer = await other.work('2026-11-18T09:00:00Z', '2026-11-18T09:09:00Z');
    expect(answer).toMatchObject({ refused: 'different-record' });
    expect(await day()).toMatchObject([{ trackedSeconds: 600 }]);
  });

  it('is refused when it skips one of its device', async () => {
    tracker.sequence = 3;
    const answer = await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    expect(answer).toMatchObject({ refused: 'out-of-sequence', fault: 'expected sequence 0 after nothing' });
    expect(await day()).toEqual([]);
  });

  it.each([
    ['the running segment', '2026-11-18T10:00:00Z', 'segment-running'],
    ['the future', '2026-11-18T11:00:00Z', 'in-the-future'],
  ])('is refused when it is of %s', async (_, from, code) => {
    const start = toInstant(from);
    const record = await tracker.record(start, start + 600);
    expect(await tracker.send(record)).toMatchObject({ refused: code });
  });

  it('of the running segment is refused alike, whatever it says of the snapshot (T2)', async () => {
    const start = toInstant('2026-11-18T10:00:00Z');
    house.movable.moveTo(start + 599);
    const honest = await tracker.record(start, start + 600);
    const bare = { snapshotAt: null, app: null, title: null, withheld: null };
    const probes = [honest, { ...honest, ...bare }, { ...honest, snapshotAt: start }];
    for (const probe of probes) expect(await tracker.send(probe)).toEqual({ refused: 'segment-running' });
  });

  it('says nothing of terms that are not those of the contract (C1)', async () => {
    const from = toInstant('2026-11-18T09:00:00Z');
    const hidden = await tracker.record(from, from + 600, { withheld: 'terms' });
    expect(await tracker.send(hidden)).toMatchObject({ refused: 'wrong-snapshot', field: 'withheld' });
    const k2 = await createTestContract(house, people, { snapshots: 'none' });
    const quiet = new TestTracker(house, people.tracker, k2);
    expect(await quiet.send(await quiet.record(from, from + 600))).toMatchObject({ field: 'withheld' });
    expect(await quiet.send(await quiet.record(from, from + 600, { withheld: 'terms' }))).toMatchObject({
      state: 'recorded',
    });
  });

  it('with a memo of seconds that were dropped does not lend it to the rest (T3, P5)', async () => {
    const from = toInstant('2026-11-18T09:00:00Z');
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z', { memos: [{ from, memo: '' }] });
    const laptop = new TestTracker(house, await createTracker(house, people.ana), k1);
    await laptop.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    const [entry] = await day();
    expect(entry).toMatchObject({ memo: '' });
    expect(entry?.reasons).toContain('memo-missing');
  });

  it('is refused with another instant than the drawn one (T2)', async () => {
    const record = await tracker.record(toInstant('2026-11-18T09:00:00Z'), toInstant('2026-11-18T09:10:00Z'));
    const snapshotAt = (record.snapshotAt ?? 0) + 1;
    expect(await tracker.send({ ...record, snapshotAt })).toMatchObject({ refused: 'wrong-snapshot' });
    const hidden = { snapshotAt: null, app: null, title: null, withheld: null };
    expect(await tracker.send({ ...record, ...hidden })).toMatchObject({ refused: 'wrong-snapshot' });
  });

  it('is refused for a contract of somebody else, as if there were none', async () => {
    const eve = await createTracker(house, await createFreelancer(house, 'Eve Stone'));
    const hers = new TestTracker(house, eve, k1);
    expect(await hers.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z')).toMatchObject({
      refused: 'no-such-contract',
    });
  });

  it('is refused when its bytes are not canonical, and nothing is kept of it', async () => {
    const record = await tracker.record(toInstant('2026-11-18T09:00:00Z'), toInstant('2026-11-18T09:10:00Z'));
    const { segment } = record;
    const upload = (text: string) =>
      recordSegment(house, people.tracker, { contract: k1, segment, bytes: new TextEncoder().encode(text) });
    const text = new TextDecoder().decode(canonicalBytes(record));
    expect(await upload(` ${text}`)).toMatchObject({ refused: 'not-canonical' });
    expect(await upload(text.slice(0, -9))).toMatchObject({ refused: 'not-canonical' });
    expect(await upload(text.replace('"app"', '"keyLog"'))).toMatchObject({ refused: 'not-canonical' });
    expect(await upload(text.replace('"v":2', '"v":3'))).toMatchObject({
      refused: 'bad-request',
      field: 'v',
    });
    expect(await day()).toEqual([]);
  });

  it('that another tracker of the person brought already is dropped second by second (T6)', async () => {
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:06:00Z');
    const laptop = new TestTracker(house, await createTracker(house, people.ana), k1);
    expect(await laptop.work('2026-11-18T09:02:00Z', '2026-11-18T09:08:00Z')).toMatchObject({
      state: 'recorded',
      overlapSeconds: 240,
    });
    expect(await laptop.work('2026-11-18T09:10:00Z', '2026-11-18T09:20:00Z')).toMatchObject({
      overlapSeconds: 0,
    });
    expect(await tracker.work('2026-11-18T09:12:00Z', '2026-11-18T09:15:00Z')).toMatchObject({
      refused: 'overlap',
    });
    expect(await day()).toMatchObject([{ trackedSeconds: 480 }, { trackedSeconds: 600 }]);
  });

  it('of two contracts at once has one snapshot, and no second twice (T6, C5)', async () => {
    const k2 = await createTestContract(house, people);
    const drawn = await tracker.record(toInstant('2026-11-18T09:00:00Z'), toInstant('2026-11-18T09:10:00Z'));
    const other = new TestTracker(house, await createTracker(house, people.ana), k2);
    await tracker.send(drawn);
    expect(await other.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z')).toMatchObject({
      refused: 'overlap',
    });
    expect(await day(k2)).toEqual([]);
  });

  it('that comes after its week locked is shown as late and counts 0 (T6)', async () => {
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    expect(await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z')).toMatchObject({
      state: 'late',
    });
    expect(await day()).toMatchObject([
      { trackedSeconds: 600, countedSeconds: 0, protected: null, reasons: ['late'] },
    ]);
  });

  it('that comes late stands beside what came in time (T6, C4)', async () => {
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:04:00Z');
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    const laptop = new TestTracker(house, await createTracker(house, people.ana), k1);
    await laptop.work('2026-11-18T09:04:00Z', '2026-11-18T09:10:00Z');
    const [inTime, late] = await day();
    expect(inTime).toMatchObject({ trackedSeconds: 240 });
    expect(inTime?.reasons).not.toContain('late');
    expect(late).toMatchObject({ trackedSeconds: 360, countedSeconds: 0, reasons: ['late'] });
    expect(late?.seen?.stretches).toMatchObject([{ from: '2026-11-18T09:04:00Z' }]);
  });

  it('that was deleted is refused for good, and its chain goes on (C3, M4)', async () => {
    const segment = segmentOf(toInstant('2026-11-18T09:00:00Z'));
    await tracker.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    await deleteSegment(house, people.ana, { contract: k1, segment });
    const laptop = new TestTracker(house, await createTracker(house, people.ana), k1);
    const again = await laptop.work('2026-11-18T09:00:00Z', '2026-11-18T09:10:00Z');
    expect(again).toMatchObject({ refused: 'deleted' });
    expect(await laptop.work('2026-11-18T09:10:00Z', '2026-11-18T09:20:00Z')).toMatchObject({
      state: 'recorded',
    });
    expect(await day()).toMatchObject([{ kind: 'deleted' }, { kind: 'tracked' }]);
  });

  it('keeps only what lies inside the running contract (T5)', async () => {
    house.movable.moveTo(toInstant('2026-11-18T10:04:00Z'));
    await changeStanding(house, people.ben, { contract: k1, what: 'paused' });
    house.movable.moveTo(toInstant('2026-11-18T10:30:00Z'));
    expect(await tracker.work('2026-11-18T10:00:00Z', '2026-11-18T10:10:00Z')).toMatchObject({
      outsideSeconds: 360,
    });
    expect(await tracker.work('2026-11-18T10:10:00Z', '2026-11-18T10:20:00Z')).toMatchObject({
      refused: 'outside-contract',
    });
    expect(await day()).toMatchObject([{ trackedSeconds: 240 }]);
  });

  it('that counts makes the manual time written there give way, and both sides are told (M4)', async () => {
    const from = toInstant('2026-11-18T09:00:00Z');
    await writeManualTime(house, people.ana, { contract: k1, from, to: from + 1800, memo: 'Call' });
    const brought = await tracker.work('2026-11-18T09:10:00Z', '2026-11-18T09:20:00Z');
    expect(brought).toMatchObject({ supersededSeconds: 600 });
    const span = { from: from - 3600, to: from + 3600 };
    expect(await readDiary(house, people.ben, { contract: k1, ...span })).toMatchObject({
      superseded: [{ from: '2026-11-18T09:10:00Z', to: '2026-11-18T09:20:00Z' }],
    });
    expect(await day()).toMatchObject([
      { start: '2026-11-18T09:00:00Z', kind: 'manual' },
      { start: '2026-11-18T09:10:00Z', kind: 'tracked', countedSeconds: 600 },
      { start: '2026-11-18T09:20:00Z', kind: 'manual' },
    ]);
    const week = await readWeek(house, people.ben, { contract: k1, week: '2026-11-16' });
    expect(week).toMatchObject({ totals: { countedSeconds: 1800, manualSeconds: 1200 } });
  });
});
