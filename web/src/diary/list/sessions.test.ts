import { parseInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import type { DiaryBySegment, SegmentEntries } from '../../api/queries.ts';
import { filtered } from '../filter/filter.ts';
import { type Listing, listingsOf, shownOf } from './sessions.ts';

const day = (clock: string) => `2026-11-16T${clock}${clock.length === 5 ? ':00' : ''}Z`;
const at = (clock: string) => parseInstant(day(clock)) ?? Number.NaN;

/** `09:00-09:04:stopped`: stretches of one segment. */
function worked(start: string, stretches: string[], more: Partial<DiaryEntry> = {}): DiaryEntry {
  return {
    start: day(start),
    kind: 'tracked',
    trackedSeconds: 600,
    trackedMinutes: 10,
    activeMinutes: 7,
    snapshotAt: null,
    memo: 'API',
    label: null,
    countedSeconds: 600,
    billedSeconds: 600,
    rate: '45.00',
    protected: true,
    reasons: [],
    seen: {
      stretches: stretches.map((text) => {
        const [from = '', to = '', end = 'continues'] = text.split(' ');
        return { from: day(from), to: day(to), end };
      }),
    } as unknown as DiaryEntry['seen'],
    ...more,
  };
}

function diaryOf(...entries: DiaryEntry[]): DiaryBySegment {
  const diary = new Map<number, SegmentEntries>();
  for (const entry of entries) {
    const segment = segmentOf(parseInstant(entry.start) ?? Number.NaN);
    diary.set(segment, [...(diary.get(segment) ?? []), entry] as unknown as SegmentEntries);
  }
  return diary;
}

const drawn = (listings: Listing[]) =>
  listings.map(({ kind, from, to, end, groups }) => {
    const clock = (instant: number) => new Date(instant * 1000).toISOString().slice(11, 16);
    const parts = groups.map(
      (one) => `${one.memo} ${clock(one.from)}–${clock(one.to)} ×${one.listed.length}`,
    );
    return `${kind} ${clock(from)}–${clock(to)} ${end}: ${parts.join(', ')}`;
  });

describe('the diary by session and memo', () => {
  it('a stretch that goes on over the border of its segment is one session', () => {
    const diary = diaryOf(
      worked('09:00', ['09:03 09:10']),
      worked('09:10', ['09:10 09:20']),
      worked('09:20', ['09:20 09:26 stopped']),
    );
    expect(drawn(listingsOf(diary))).toEqual(['tracked 09:03–09:26 stopped: API 09:03–09:26 ×3']);
  });

  it('a Stop and a Start at a border are two', () => {
    const diary = diaryOf(worked('09:00', ['09:00 09:10 stopped']), worked('09:10', ['09:10 09:20']));
    expect(drawn(listingsOf(diary))).toHaveLength(2);
  });

  it('a segment in which two meet stands in the one with the snapshot, without one in the last', () => {
    const both = ['09:10 09:14 stopped', '09:16 09:20 stopped'];
    const first = worked('09:00', ['09:00 09:10']);
    const shot = diaryOf(first, worked('09:10', both, { snapshotAt: day('09:12') }));
    expect(drawn(listingsOf(shot))).toEqual([
      'tracked 09:00–09:14 stopped: API 09:00–09:14 ×2',
      'tracked 09:16–09:20 stopped: ',
    ]);
    const none = diaryOf(first, worked('09:10', both));
    expect(drawn(listingsOf(none)).map((line) => line.slice(-2))).toEqual(['×1', '×1']);
  });

  it('memos follow one another within a session; manual time and tombstones stand beside them', () => {
    const diary = diaryOf(
      worked('09:00', ['09:00 09:10'], { memo: 'A' }),
      worked('09:10', ['09:10 09:20'], { memo: 'B' }),
      worked('09:20', ['09:20 09:30 idle'], { memo: 'A' }),
      worked('09:30', [], { kind: 'manual', memo: 'Call' }),
      worked('09:40', [], { kind: 'manual', memo: 'Call' }),
      worked('09:50', [], { kind: 'deleted', memo: '', countedSeconds: 0 }),
    );
    expect(drawn(listingsOf(diary))).toEqual([
      'tracked 09:00–09:30 idle: A 09:00–09:10 ×1, B 09:10–09:20 ×1, A 09:20–09:30 ×1',
      'manual 09:30–09:50 null: Call 09:30–09:50 ×2',
      'deleted 09:50–10:00 null:  09:50–10:00 ×1',
    ]);
  });

  it('holds every entry once, and shows of it what is asked for', () => {
    const diary = diaryOf(
      worked('09:00', ['09:00 09:10'], { memo: 'A' }),
      worked('09:10', ['09:10 09:12 stopped', '09:15 09:20 stopped'], { memo: 'B' }),
      worked('09:10', [], { kind: 'manual', memo: 'Call' }),
    );
    const listings = listingsOf(diary);
    expect(listings.flatMap(({ groups }) => groups.flatMap(({ listed }) => listed))).toHaveLength(3);
    const shown = shownOf(listings, filtered(diary, { memo: 'b' }));
    expect(drawn(shown)).toEqual(['tracked 09:15–09:20 stopped: B 09:15–09:20 ×1']);
    expect(at('09:00')).toBe(listings[0]?.from);
  });
});
