import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { describe, expect, it } from 'vitest';
import type { SegmentEntries } from '../api/queries.ts';
import { changedBetween, sayChanged } from './changes.tsx';

const first = segmentOf(toInstant('2026-11-18T08:50:00Z'));
const entries = (memo: string) => [{ memo }] as unknown as SegmentEntries;

describe('what has just changed in an open diary', () => {
  it('is what has come, gone or become another, in the order of time', () => {
    const stays = entries('a');
    const before = new Map([
      [first, stays],
      [first + 1, entries('b')],
      [first + 3, entries('c')],
    ]);
    const now = new Map([
      [first + 2, entries('new')],
      [first, stays],
      [first + 1, entries('b, edited')],
    ]);
    expect(changedBetween(before, now)).toEqual([first + 1, first + 2, first + 3]);
    expect(changedBetween(now, now)).toEqual([]);
    expect(changedBetween(now, structuredClone(now))).toEqual([]);
  });

  it('is said in one sentence', () => {
    expect(sayChanged([], 'UTC')).toBe('');
    expect(sayChanged([first], 'Europe/Berlin')).toBe('The segment of Wed 18 Nov 09:50 has changed.');
    expect(sayChanged([first, first + 1], 'UTC')).toBe(
      '2 segments have changed, the first at Wed 18 Nov 08:50.',
    );
  });
});
