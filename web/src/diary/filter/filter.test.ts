import { segmentOf } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { describe, expect, it } from 'vitest';
import type { SegmentEntries } from '../../api/queries.ts';
import { readSearch } from '../search.ts';
import { type DiaryFilter, filtered } from './filter.ts';

const tracked: DiaryEntry = {
  start: '2026-11-16T09:00:00Z',
  kind: 'tracked',
  trackedSeconds: 600,
  trackedMinutes: 10,
  activeMinutes: 7,
  snapshotAt: '2026-11-16T09:05:00Z',
  memo: 'Header colours',
  label: null,
  countedSeconds: 600,
  billedSeconds: 600,
  rate: '45.00',
  protected: true,
  reasons: [],
  seen: null,
};
const entries: DiaryEntry[] = [
  tracked,
  { ...tracked, start: '2026-11-16T09:10:00Z', protected: false, reasons: ['low-activity'], label: 'calls' },
  { ...tracked, start: '2026-11-16T09:20:00Z', countedSeconds: 0, billedSeconds: 0, protected: null },
  { ...tracked, start: '2026-11-16T09:20:00Z', kind: 'manual', memo: 'Call', protected: false },
  { ...tracked, start: '2026-11-16T09:30:00Z', billedSeconds: 0, protected: false, reasons: ['over-limit'] },
  {
    ...tracked,
    start: '2026-11-16T09:40:00Z',
    kind: 'deleted',
    countedSeconds: 0,
    memo: '',
    protected: null,
  },
];
const diary = new Map<number, SegmentEntries>();
for (const entry of entries) {
  const segment = segmentOf(toInstant(entry.start));
  diary.set(segment, [...(diary.get(segment) ?? []), entry] as unknown as SegmentEntries);
}
const shown = (filter: DiaryFilter) =>
  [...filtered(diary, filter).values()].flat().map(({ start, kind }) => `${start.slice(14, 16)} ${kind}`);

describe('what of the diary is shown', () => {
  it('is all of it, the same diary, where nothing is asked for', () => {
    expect(filtered(diary, {})).toBe(diary);
  });

  it('is one side of a segment where that alone is asked for', () => {
    expect(shown({ is: 'manual' })).toEqual(['20 manual']);
    expect(shown({ is: 'uncounted' })).toEqual(['20 tracked']);
  });

  it('is what one of a line and all of the lines hold', () => {
    expect(shown({ is: 'tracked,manual' })).toHaveLength(5);
    expect(shown({ is: 'not-protected,over-limit,low-activity' })).toEqual(['10 tracked', '30 tracked']);
    expect(shown({ is: 'protected,low-activity' })).toEqual([]);
  });

  it('goes by the memo in any case of its letters, and by the label or the lack of one', () => {
    expect(shown({ memo: 'header', is: 'not-protected' })).toEqual(['10 tracked', '30 tracked']);
    expect(shown({ label: 'calls' })).toEqual(['10 tracked']);
    expect(shown({ label: '', memo: 'CALL' })).toEqual(['20 manual']);
  });
});

describe('the address', () => {
  it('says the view, the filter and what is open, and nothing that it does not know', () => {
    expect(
      readSearch({
        view: 'week',
        is: 'low-activity,nonsense,manual',
        memo: 12,
        label: '',
        segment: 7,
        show: 'why',
        more: 1,
      }),
    ).toEqual({ view: 'week', is: 'manual,low-activity', memo: '12', label: '', segment: 7, show: 'why' });
    expect(readSearch({ view: 'day', is: '', memo: '', segment: 'x', show: 'y' })).toEqual({});
  });
});
