import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepPart, mergeParts } from './merge.ts';
import { segmentOf, segmentStart } from './segment.ts';
import { secondsOf } from './span.ts';
import { tracked } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { memoOf, type TrackedSegment, trackedSeconds } from './tracked.ts';

const NINE = segmentOf(at('11-16T09:00'));
const START = segmentStart(NINE);

/** Work from second `from` to `to` of the segment, with a snapshot at second `shot`. */
function brought(from: number, to: number, memo: string, shot: number | null = null): TrackedSegment {
  return tracked(NINE, {
    stretches: [{ from: START + from, to: START + to, end: 'stopped' }],
    memos: [{ from: START + from, memo }],
    snapshotAt: shot === null ? null : START + shot,
    activeMinutes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
      (minute) => minute * 60 < to && from < minute * 60 + 60,
    ),
  });
}

it('T6: seconds that another tracker brought are dropped, with the snapshot and the memo that were in them', () => {
  const kept = keepPart(brought(0, 600, 'Mine', 300), [{ from: START + 240, to: START + 360 }]);
  expect(kept?.stretches.map(({ from, to }) => [from - START, to - START])).toEqual([
    [0, 240],
    [360, 600],
  ]);
  expect(kept).toMatchObject({ snapshotAt: null, activeMinutes: [0, 1, 2, 3, 6, 7, 8, 9] });
  expect(keepPart(brought(240, 360, 'Mine'), [{ from: START, to: START + 600 }])).toBeNull();
});

it('T3, P5: a memo of dropped seconds says nothing about the segment', () => {
  const first = brought(0, 400, '', 300);
  const second = keepPart(brought(200, 600, 'Not at the snapshot'), first.stretches);
  const merged = mergeParts(second ? [first, second] : [first]);
  expect(merged?.snapshotAt).toBe(START + 300);
  expect(merged && memoOf(merged)).toBe('');
});

it('T6: whatever the first of two trackers leaves, together they hold each second once', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 599 }), fc.integer({ min: 1, max: 600 }))
    .filter(([from, to]) => from < to);
  fc.assert(
    fc.property(span, span, ([a, b], [c, d]) => {
      const first = brought(a, b, 'First');
      const second = keepPart(brought(c, d, 'Second'), first.stretches);
      const merged = mergeParts(second ? [first, second] : [first]);
      const union = new Set<number>();
      for (const [from, to] of [[a, b] as const, [c, d] as const]) {
        for (let second = from; second < to; second += 1) union.add(second);
      }
      expect(merged && trackedSeconds(merged)).toBe(union.size);
      expect(secondsOf(first.stretches) + (second ? trackedSeconds(second) : 0)).toBe(union.size);
    }),
  );
});
