import type { DiaryEntry } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import { faceOf, pictureOf, primaryOf } from './face.ts';
import { cellText, spokenSegment } from './words.ts';

const seen: NonNullable<DiaryEntry['seen']> = {
  app: 'Code',
  title: 'Header.tsx',
  withheld: null,
  pictures: [{ monitor: 0, width: 1600, height: 900, blurred: false, maskedPermille: 0, arrived: true }],
  capabilities: null,
  stretches: [{ from: '2026-11-16T09:40:00Z', to: '2026-11-16T09:50:00Z', end: 'continues' }],
  activity: Array.from({ length: 10 }, () => [10, 0, 0]),
  unmeasuredSeconds: 0,
  earlierMemos: [],
};
const tracked: DiaryEntry = {
  start: '2026-11-16T09:40:00Z',
  kind: 'tracked',
  trackedSeconds: 600,
  trackedMinutes: 10,
  activeMinutes: 2,
  snapshotAt: '2026-11-16T09:47:20Z',
  memo: 'API tests',
  countedSeconds: 600,
  billedSeconds: 600,
  rate: '45.00',
  protected: false,
  reasons: ['low-activity'],
  seen,
};
const manual: DiaryEntry = {
  ...tracked,
  kind: 'manual',
  trackedSeconds: 0,
  snapshotAt: null,
  reasons: ['manual-time'],
  seen: null,
};
const uncounted: DiaryEntry = {
  ...tracked,
  trackedSeconds: 252,
  countedSeconds: 0,
  billedSeconds: 0,
  snapshotAt: null,
  protected: null,
  reasons: ['no-snapshot'],
  seen: { ...seen, pictures: [] },
};
const tombstone: DiaryEntry = {
  ...manual,
  kind: 'deleted',
  countedSeconds: 0,
  billedSeconds: 0,
  protected: null,
  reasons: ['deleted'],
};

describe('an entry’s face', () => {
  it('is told by what it counts and what of it is billed', () => {
    expect([tracked, manual, uncounted, tombstone].map(faceOf)).toEqual([
      'counted',
      'manual',
      'uncounted',
      'deleted',
    ]);
    expect(faceOf({ ...tracked, billedSeconds: 0, reasons: ['over-limit'] })).toBe('over-limit');
    expect(faceOf({ ...manual, billedSeconds: 0, reasons: ['manual-time', 'over-limit'] })).toBe(
      'over-limit',
    );
    expect(faceOf({ ...uncounted, reasons: ['late'] })).toBe('late');
  });

  it('is that of what counts where a segment holds several things (M3)', () => {
    expect(primaryOf([uncounted, manual])).toBe(manual);
    expect(primaryOf([uncounted, tombstone])).toBe(uncounted);
    expect(primaryOf([tombstone])).toBe(tombstone);
  });
});

describe('a snapshot’s picture', () => {
  const but = (changes: Partial<typeof seen>) => ({ ...tracked, seen: { ...seen, ...changes } });

  it('is shown, on its way, withheld, or there is none', () => {
    const pictures = seen.pictures.map((picture) => ({ ...picture, arrived: false }));
    expect(
      [
        tracked,
        but({ pictures }),
        but({ withheld: 'private-window' }),
        but({ withheld: 'private-app' }),
        but({ withheld: 'private-title' }),
        but({ withheld: 'terms' }),
        but({ withheld: 'capture-failed' }),
        manual,
      ].map(pictureOf),
    ).toEqual(['shown', 'on-its-way', 'private', 'private', 'private', 'by-terms', 'failed', 'none']);
  });

  it('is replaced by a few words', () => {
    expect(cellText(uncounted, 'uncounted', 'none')).toBe('4:12 not counted');
    expect(cellText(manual, 'manual', 'none')).toBe('manual 10:00');
    expect(cellText(tracked, 'counted', 'on-its-way')).toBe('picture on its way');
  });
});

describe('a segment is said in one sentence', () => {
  it('with its time, its money, and why it is not protected (P6)', () => {
    expect(spokenSegment([tracked], 'USD', 'Asia/Kathmandu')).toBe(
      '15:25 to 15:35: tracked, 10 minutes, 2 of 10 minutes active, $7.50, not protected: Fewer minutes were active than the contract asks for, memo API tests',
    );
  });

  it('and all that it holds', () => {
    expect(spokenSegment([manual, tombstone], 'USD', 'UTC')).toMatch(
      /^09:40 to 09:50: manual.*; and deleted$/,
    );
  });
});
