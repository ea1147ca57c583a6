import { formatInstant } from '@stint/core/instant';
import { type SegmentNumber, segmentOf, segmentStart } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { deleteSegments } from './delete-segments.ts';
import { editMemos } from './edit-memos.ts';
import { readDiary } from './read-diary.ts';
import { writeManualTime } from './write-manual-time.ts';

// Corrections of many segments: all or nothing, until each one's week locks (T3, C3).

const NINE = toInstant('2026-11-18T09:00:00Z');
const FIRST = segmentOf(NINE);
const LAST_SECOND = toInstant('2026-11-23T11:59:59Z');
const CALLS = { name: 'Calls', minActiveMinutes: 0 };
const DESIGN = { name: 'Design', minActiveMinutes: null };
const SAID = { memo: 'Header colours', label: null };

let house: TestHouse;
let people: TestPeople;
let k1: string;
let tracker: TestTracker;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people, { manualTime: true, activityLabels: [CALLS, DESIGN] });
  tracker = new TestTracker(house, people.tracker, k1);
});
afterEach(() => house.close());

const work = async (first: SegmentNumber, count: number) => {
  for (let n = first; n < first + count; n += 1) {
    await tracker.work(formatInstant(segmentStart(n)), formatInstant(segmentStart(n + 1)));
  }
};
const write = (contract: string, first: SegmentNumber, memo: string) =>
  writeManualTime(house, people.ana, {
    contract,
    from: segmentStart(first),
    to: segmentStart(first + 1),
    memo,
  });
const edit = (edits: Parameters<typeof editMemos>[2]['edits'], contract = k1) =>
  editMemos(house, people.ana, { contract, edits });
const remove = (segments: readonly SegmentNumber[], contract = k1) =>
  deleteSegments(house, people.ana, { contract, segments });
const diaryFrom = async (first: SegmentNumber, count: number, contract = k1) => {
  const span = { from: segmentStart(first), to: segmentStart(first + count) };
  const diary = await readDiary(house, people.ben, { contract, ...span });
  if (isRefusal(diary)) throw new Error(diary.refused);
  return diary.entries;
};
const said = async (first: SegmentNumber, count: number, contract = k1) =>
  (await diaryFrom(first, count, contract)).map(({ memo, label }) =>
    label === null ? memo : `${memo} [${label}]`,
  );

describe('memos and labels of many segments', () => {
  it('T3: change in one deed, each to its own, and what stood there is kept', async () => {
    await work(FIRST, 3);
    const answer = await edit([
      { segment: FIRST, memo: 'Login form', seen: SAID },
      { segment: FIRST + 1, memo: 'Header colours', label: 'Design', seen: SAID },
      { segment: FIRST + 2, memo: 'Header colours', label: null, seen: SAID },
    ]);
    expect(answer).toEqual({ segments: [FIRST, FIRST + 1] });
    const entries = await diaryFrom(FIRST, 3);
    expect(entries).toMatchObject([
      { memo: 'Login form', label: null, seen: { earlierMemos: ['Header colours'] } },
      { memo: 'Header colours', label: 'Design', seen: { earlierLabels: [null] } },
      { memo: 'Header colours', label: null, seen: { earlierMemos: [] } },
    ]);
  });

  it('are written all or not at all, and the refusal names the edit', async () => {
    await work(FIRST, 2);
    const fine = { segment: FIRST, memo: 'Login form', seen: SAID };
    const other = (more: object) => edit([fine, { ...fine, segment: FIRST + 1, ...more }]);
    expect(await other({ label: 'Nap' })).toEqual({ refused: 'no-such-label', field: 'edits.1.label' });
    expect(await other({ segment: FIRST + 2 })).toEqual({
      refused: 'no-such-segment',
      field: 'edits.1.segment',
    });
    expect(await other({ segment: FIRST + 6 })).toMatchObject({ refused: 'segment-running' });
    expect(await other({ segment: FIRST - 1008 })).toEqual({
      refused: 'week-locked',
      field: 'edits.1.segment',
    });
    expect(await said(FIRST, 2)).toEqual(['Header colours', 'Header colours']);
  });

  it('are not written over what another page has changed meanwhile', async () => {
    await work(FIRST, 2);
    await edit([{ segment: FIRST + 1, memo: 'In the other tab', seen: SAID }]);
    const both = [FIRST, FIRST + 1].map((segment) => ({ segment, memo: 'Login form', seen: SAID }));
    expect(await edit(both)).toEqual({ refused: 'changed-meanwhile', field: 'edits.1.memo' });
    expect(await said(FIRST, 2)).toEqual(['Header colours', 'In the other tab']);
    const unlike = { segment: FIRST, memo: 'x', seen: { ...SAID, label: 'Calls' } };
    expect(await edit([unlike])).toEqual({ refused: 'changed-meanwhile', field: 'edits.0.label' });
    const now = { segment: FIRST + 1, memo: 'Login form', seen: { memo: 'In the other tab', label: null } };
    expect(await edit([{ ...now, segment: FIRST, seen: SAID }, now])).not.toHaveProperty('refused');
    expect(await said(FIRST, 2)).toEqual(['Login form', 'Login form']);
  });

  it('come back each as it was, a label that the terms would no longer take too', async () => {
    const k2 = await createTestContract(house, people, { activityLabels: [CALLS], labelRequired: true });
    tracker = new TestTracker(house, people.tracker, k2);
    await work(FIRST, 1);
    const none = { segment: FIRST, memo: 'x', label: null };
    const chosen = { memo: 'Call with Ben', label: 'Calls' };
    expect(await edit([{ segment: FIRST, ...chosen, seen: SAID }], k2)).not.toHaveProperty('refused');
    expect(await edit([{ segment: FIRST, ...SAID, seen: chosen }], k2)).toEqual({ segments: [FIRST] });
    expect(await said(FIRST, 1, k2)).toEqual(['Header colours']);
    await work(FIRST + 1, 1);
    await edit([{ segment: FIRST + 1, memo: 'x', label: 'Calls', seen: SAID }], k2);
    await remove([FIRST + 1], k2);
    expect(await edit([{ ...none, segment: FIRST + 1, seen: SAID }], k2)).toMatchObject({
      refused: 'no-such-segment',
    });
    const labelled = await tracker.record(NINE + 1200, NINE + 1800, {
      memos: [{ from: NINE + 1200, memo: 'Header colours', label: 'Calls' }],
    });
    await tracker.send(labelled);
    const seen = { memo: 'Header colours', label: 'Calls' };
    expect(await edit([{ ...none, segment: FIRST + 2, seen }], k2)).toEqual({
      refused: 'label-required',
      field: 'edits.0.label',
    });
  });

  it('of tracked and manual time in one segment are both kept, and both come back', async () => {
    const k2 = await createTestContract(house, people, { pay: 'exact', manualTime: true });
    const other = new TestTracker(house, people.tracker, k2);
    await other.send(await other.record(NINE, NINE + 240));
    await writeManualTime(house, people.ana, {
      contract: k2,
      from: NINE + 240,
      to: NINE + 600,
      memo: 'Call',
    });
    const seen = { ...SAID, manualMemo: 'Call' };
    const one = { memo: 'Both', label: null, manualMemo: 'Both' };
    expect(await edit([{ segment: FIRST, memo: 'Both', seen }], k2)).not.toHaveProperty('refused');
    expect(await said(FIRST, 1, k2)).toEqual(['Both', 'Both']);
    expect((await diaryFrom(FIRST, 1, k2))[0]?.seen?.earlierMemos).toEqual(['Call', 'Header colours']);
    const wrong = { ...one, manualMemo: 'Call' };
    expect(await edit([{ segment: FIRST, memo: 'x', seen: wrong }], k2)).toEqual({
      refused: 'changed-meanwhile',
      field: 'edits.0.manualMemo',
    });
    const back = { segment: FIRST, memo: 'Header colours', manualMemo: 'Call', seen: one };
    expect(await edit([back], k2)).not.toHaveProperty('refused');
    expect(await said(FIRST, 1, k2)).toEqual(['Header colours', 'Call']);
  });

  it('are the freelancer’s alone', async () => {
    await work(FIRST, 1);
    const edits = [{ segment: FIRST, memo: 'x', seen: SAID }];
    for (const actor of [people.ben, people.olu]) {
      expect(await editMemos(house, actor, { contract: k1, edits })).toEqual({ refused: 'freelancers-only' });
      const asked = { contract: k1, segments: [FIRST] };
      expect(await deleteSegments(house, actor, asked)).toEqual({ refused: 'freelancers-only' });
    }
  });

  it('of a whole week change in one request', async () => {
    const monday = segmentOf(toInstant('2026-11-16T00:00:00Z'));
    house.movable.moveTo(toInstant('2026-11-23T01:00:00Z'));
    const to = segmentStart(monday + LIMITS.correctedAtOnce);
    await writeManualTime(house, people.ana, { contract: k1, from: segmentStart(monday), to, memo: 'Call' });
    const segments = Array.from({ length: LIMITS.correctedAtOnce }, (_, n) => monday + n);
    const seen = { memo: 'Call', label: null };
    const edits = segments.map((segment) => ({ segment, memo: 'Longer call', seen }));
    expect(await edit(edits)).toEqual({ segments });
    expect(await remove(segments)).toEqual({ segments });
    expect((await diaryFrom(monday, LIMITS.correctedAtOnce)).every(({ kind }) => kind === 'deleted')).toBe(
      true,
    );
  });
});

describe('a correction of many segments', () => {
  it('C3: deletes all of them or none', async () => {
    await work(FIRST, 3);
    expect(await remove([FIRST, FIRST + 1, FIRST + 3])).toEqual({
      refused: 'no-such-segment',
      field: 'segments.2',
    });
    expect((await diaryFrom(FIRST, 4)).map(({ kind }) => kind)).toEqual(['tracked', 'tracked', 'tracked']);
    expect(await remove([FIRST, FIRST + 2])).toEqual({ segments: [FIRST, FIRST + 2] });
    expect((await diaryFrom(FIRST, 4)).map(({ kind }) => kind)).toEqual(['deleted', 'tracked', 'deleted']);
    expect(await remove([FIRST + 1, FIRST])).toEqual({ refused: 'no-such-segment', field: 'segments.1' });
  });

  it('C3: works at 11:59:59 of the Monday, and at 12:00:00 changes nothing', async () => {
    await work(FIRST, 2);
    const edits = [FIRST, FIRST + 1].map((segment) => ({ segment, memo: 'In time', seen: SAID }));
    house.movable.moveTo(LAST_SECOND);
    expect(await edit(edits)).toEqual({ segments: [FIRST, FIRST + 1] });
    expect(await remove([FIRST])).toEqual({ segments: [FIRST] });
    house.movable.moveTo(LAST_SECOND + 1);
    const before = await diaryFrom(FIRST, 2);
    expect(await remove([FIRST + 1])).toEqual({ refused: 'week-locked', field: 'segments.0' });
    const late = { segment: FIRST + 1, memo: 'Too late', seen: { memo: 'In time', label: null } };
    expect(await edit([late])).toEqual({ refused: 'week-locked', field: 'edits.0.segment' });
    expect(await diaryFrom(FIRST, 2)).toEqual(before);
    expect(before.map(({ kind, memo }) => `${kind} ${memo}`)).toEqual(['deleted ', 'tracked In time']);
  });

  it('over the Monday looks at the lock of each week', async () => {
    const monday = segmentOf(toInstant('2026-11-23T00:00:00Z'));
    house.movable.moveTo(toInstant('2026-11-23T02:00:00Z'));
    expect(isRefusal(await write(k1, monday - 1, 'Sunday'))).toBe(false);
    expect(isRefusal(await write(k1, monday, 'Monday'))).toBe(false);
    const seen = (memo: string) => ({ memo, label: null });
    const both = [
      { segment: monday, memo: 'Night', seen: seen('Monday') },
      { segment: monday - 1, memo: 'Night', seen: seen('Sunday') },
    ];
    expect(await edit(both)).toEqual({ segments: [monday, monday - 1] });
    house.movable.moveTo(LAST_SECOND + 1);
    expect(await remove([monday, monday - 1])).toEqual({ refused: 'week-locked', field: 'segments.1' });
    expect((await diaryFrom(monday - 1, 2)).map(({ kind }) => kind)).toEqual(['manual', 'manual']);
    expect(await remove([monday])).toEqual({ segments: [monday] });
  });
});
