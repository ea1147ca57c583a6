import type { RecordDraft } from '@stint/tracker/record';
import { describe, expect, it } from 'vitest';
import { countedSeconds, takenAway, type Waiting } from './waiting.ts';

const draft = {
  contract: 'k1',
  segment: 7,
  snapshotAt: 7 * 600 + 200,
  stretches: [{ from: 4200, to: 4452, end: 'stopped' }],
  pictures: [],
} as unknown as RecordDraft;
const waiting: Waiting = { draft, leavesAt: 0, record: null, deleted: false, sensed: null };

describe('a segment that the house does not have yet', () => {
  it('C1: counts whole by its snapshot, or not at all', () => {
    expect(countedSeconds(waiting, 'segment')).toBe(600);
    expect(countedSeconds({ ...waiting, draft: { ...draft, snapshotAt: null } }, 'segment')).toBe(0);
  });

  it('C2: counts its seconds under exact pay', () => {
    expect(countedSeconds(waiting, 'exact')).toBe(252);
  });

  it('C3: counts nothing once it is deleted', () => {
    expect(countedSeconds({ ...waiting, deleted: true }, 'exact')).toBe(0);
  });

  it('C5: leaves the picture alone that belongs to another contract of the same segment', () => {
    expect(takenAway(waiting)).toEqual([{ shelf: 'waiting', name: 'k1/7', value: null }]);
  });
});
