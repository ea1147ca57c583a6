import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from './delete-segment.ts';
import { editMemo } from './edit-memo.ts';
import { readDiary } from './read-diary.ts';
import { readRecord } from './read-record.ts';

// P6: activity labels, from the record that a tracker brings to the week that is frozen.

const NINE = toInstant('2026-11-18T09:00:00Z');
const SEGMENT = segmentOf(NINE);
const CALLS = { name: 'Calls', minActiveMinutes: 0 };
const DESIGN = { name: 'Design', minActiveMinutes: null };
const IDLE = Array.from({ length: 10 }, (): [number, number, number] => [0, 0, 0]);

let house: TestHouse;
let people: TestPeople;
let tracker: TestTracker;
let k1: string;
beforeAll(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people, { activityLabels: [CALLS, DESIGN], labelRequired: true });
  tracker = new TestTracker(house, people.tracker, k1);
});
afterAll(() => house.close());

/** Ten minutes from then on, without a key, on a call. */
const call = (start: string, label?: string) => {
  const from = toInstant(start);
  const memos = [{ from, memo: 'Call with Ben', ...(label !== undefined && { label }) }];
  return tracker.work(start, formatInstant(from + 600), { memos, activity: IDLE });
};
const entryAt = async (start: string) => {
  const from = toInstant(start);
  const diary = await readDiary(house, people.ben, { contract: k1, from, to: from + 600 });
  if (isRefusal(diary)) throw new Error(diary.refused);
  return diary.entries[0];
};
const edit = (memo: string, label?: string | null) =>
  editMemo(house, people.ana, { contract: k1, segment: SEGMENT, memo, label });

describe('an activity label', () => {
  it('comes with the record, is shown to both sides, and asks for its own active minutes', async () => {
    expect(await call('2026-11-18T09:00:00Z', 'Calls')).toMatchObject({ state: 'recorded' });
    expect(await entryAt('2026-11-18T09:00:00Z')).toMatchObject({ label: 'Calls', countedSeconds: 600 });
    expect((await entryAt('2026-11-18T09:00:00Z'))?.reasons).not.toContain('low-activity');
  });

  it('that is missing where the terms want one is taken from nobody: the time counts, by the contract’s minutes', async () => {
    expect(await call('2026-11-18T09:10:00Z')).toMatchObject({ state: 'recorded' });
    expect(await call('2026-11-18T09:20:00Z', 'Nap')).toMatchObject({ state: 'recorded' });
    for (const [start, label] of [
      ['2026-11-18T09:10:00Z', null],
      ['2026-11-18T09:20:00Z', 'Nap'],
    ] as const) {
      const entry = await entryAt(start);
      expect(entry).toMatchObject({ label, countedSeconds: 600 });
      expect(entry?.reasons).toContain('low-activity');
    }
  });

  it('T3: can be chosen anew, with the memo or alone; what stood there before is kept and shown', async () => {
    expect(await edit('Call with Ben', 'Design')).toEqual({ segment: SEGMENT });
    const low = await entryAt('2026-11-18T09:00:00Z');
    expect(low).toMatchObject({ label: 'Design', memo: 'Call with Ben' });
    expect(low?.reasons).toContain('low-activity');
    await edit('About the header', 'Calls');
    await edit('About the header, and its colours');
    const entry = await entryAt('2026-11-18T09:00:00Z');
    expect(entry).toMatchObject({ label: 'Calls', memo: 'About the header, and its colours' });
    expect(entry?.seen).toMatchObject({
      earlierMemos: ['Call with Ben', 'Call with Ben', 'About the header'],
      earlierLabels: ['Calls', 'Design', 'Calls'],
    });
  });

  it('that the terms do not have, or none where they want one, is refused, and nothing is changed', async () => {
    expect(await edit('x', 'calls')).toMatchObject({ refused: 'no-such-label' });
    expect(await edit('x', null)).toMatchObject({ refused: 'label-required' });
    const foreign = { contract: k1, segment: SEGMENT, memo: 'x', label: 'Calls' };
    expect(await editMemo(house, people.olu, foreign)).toMatchObject({ refused: 'freelancers-only' });
    expect(await entryAt('2026-11-18T09:00:00Z')).toMatchObject({
      memo: 'About the header, and its colours',
    });
  });

  it('is one line of plain text, and a record has no other field for it', async () => {
    const record = await tracker.record(NINE + 1800, NINE + 2400);
    const address = {
      freelancer: people.ana.person,
      contract: k1,
      segment: SEGMENT + 3,
      device: record.device,
    };
    const read = (memos: object[]) =>
      readRecord(canonicalBytes({ ...record, memos } as never), address, {
        draw: () => record.snapshotAt ?? 0,
        snapshots: 'full',
      });
    const from = NINE + 1800;
    expect(read([{ from, memo: '', label: 'Calls' }])).toMatchObject({ memos: [{ label: 'Calls' }] });
    for (const wrong of [
      { label: '' },
      { label: null },
      { label: 'a\nb' },
      { label: 'x'.repeat(500) },
      { tag: 'x' },
    ]) {
      expect(read([{ from, memo: '', ...wrong }])).toMatchObject({ refused: 'bad-request' });
    }
  });

  it('is frozen with its week, and gone with its segment', async () => {
    const gone = SEGMENT + 1;
    expect(await deleteSegment(house, people.ana, { contract: k1, segment: gone })).toEqual({
      segment: gone,
    });
    expect(await entryAt('2026-11-18T09:10:00Z')).toMatchObject({ kind: 'deleted', label: null });
    await moveAndTick(house, toInstant('2026-11-23T12:00:00Z'));
    expect(await edit('Too late', 'Design')).toMatchObject({ refused: 'week-locked' });
    expect(await entryAt('2026-11-18T09:00:00Z')).toMatchObject({ label: 'Calls', countedSeconds: 600 });
  });
});
