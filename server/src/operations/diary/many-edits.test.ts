import { formatInstant } from '@stint/core/instant';
import { type SegmentNumber, segmentOf, segmentStart } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { createPeople, type TestPeople } from '../../testing/people.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { editMemo } from './edit-memo.ts';
import { editMemos } from './edit-memos.ts';
import { readDiary } from './read-diary.ts';

const FIRST = segmentOf(toInstant('2026-11-18T09:00:00Z'));
const SAID = { memo: 'Header colours', label: null };

let house: TestHouse;
let people: TestPeople;
let k1: string;

beforeEach(async () => {
  house = await testHouse({ at: '2026-11-18T10:00:00Z' });
  people = await createPeople(house);
  k1 = await createTestContract(house, people);
});
afterEach(() => house.close());

const work = async (first: SegmentNumber, count: number) => {
  const tracker = new TestTracker(house, people.tracker, k1);
  for (let n = first; n < first + count; n += 1) {
    await tracker.work(formatInstant(segmentStart(n)), formatInstant(segmentStart(n + 1)));
  }
};
const edit = (edits: Parameters<typeof editMemos>[2]['edits']) =>
  editMemos(house, people.ana, { contract: k1, edits });
const diaryFrom = async (first: SegmentNumber, count: number) => {
  const span = { from: segmentStart(first), to: segmentStart(first + count) };
  const diary = await readDiary(house, people.ben, { contract: k1, ...span });
  if (isRefusal(diary)) throw new Error(diary.refused);
  return diary.entries;
};

describe('memos', () => {
  it('T3: are edited so often and no more; told are what was said first, and the newest', async () => {
    await work(FIRST, 2);
    const edits: Parameters<typeof edit>[0][number][] = [];
    for (let n = 0; n < LIMITS.memoEdits; n += 1) {
      const seen = n === 0 ? SAID : { memo: `Edit ${n - 1}`, label: null };
      edits.push({ segment: FIRST, memo: `Edit ${n}`, seen });
    }
    for (const one of edits) expect(await edit([one])).not.toHaveProperty('refused');
    const seen = { memo: `Edit ${LIMITS.memoEdits - 1}`, label: null };
    const both = [
      { segment: FIRST + 1, memo: 'Beside it', seen: SAID },
      { segment: FIRST, memo: 'Once more', seen },
    ];
    expect(await edit(both)).toEqual({ refused: 'too-many-edits', field: 'edits.1.segment' });
    const once = { contract: k1, segment: FIRST, memo: 'Once more' };
    expect(await editMemo(house, people.ana, once)).toEqual({ refused: 'too-many-edits' });
    const [entry, beside] = await diaryFrom(FIRST, 2);
    expect(entry?.memo).toBe(seen.memo);
    expect(beside?.memo).toBe(SAID.memo);
    const newest = edits.slice(-LIMITS.earlierMemos, -1).map(({ memo }) => memo);
    expect(entry?.seen?.earlierMemos).toEqual([SAID.memo, ...newest]);
    expect(entry?.seen?.earlierLabels).toHaveLength(LIMITS.earlierMemos);
  });
});
