import type { DiaryEntry } from '@stint/wire/diary';
import { describe, expect, it } from 'vitest';
import { activityText, measuredOf } from './activity-words.ts';
import { faceOf, pictureOf, primaryOf } from './face.ts';
import { blindSpots, blurText } from './picture-words.ts';
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
  earlierLabels: [],
  kept: null,
  erased: null,
  likeBefore: null,
};
const tracked: DiaryEntry = {
  start: '2026-11-16T09:40:00Z',
  kind: 'tracked',
  trackedSeconds: 600,
  trackedMinutes: 10,
  activeMinutes: 2,
  snapshotAt: '2026-11-16T09:47:20Z',
  memo: 'API tests',
  label: null,
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
    ).toEqual([
      'shown',
      'on-its-way',
      'private-window',
      'private-app',
      'private-title',
      'terms',
      'capture-failed',
      'none',
    ]);
  });

  it('is replaced by a few words', () => {
    expect(cellText(uncounted, 'uncounted', 'none')).toBe('4:12 not counted');
    expect(cellText(manual, 'manual', 'none')).toBe('manual 10:00');
    expect(cellText(tracked, 'counted', 'on-its-way')).toBe('picture on its way');
    expect(cellText({ ...uncounted, reasons: ['late'] }, 'late', 'none')).toBe('late, counts 0');
  });

  it('P7, C1: says which rule held it back, in words that accuse nobody', () => {
    const said = (withheld: typeof seen.withheld) => {
      const entry = but({ withheld, pictures: [] });
      return cellText(entry, 'counted', pictureOf(entry));
    };
    expect(
      (['terms', 'private-app', 'private-title', 'private-window', 'capture-failed'] as const).map(said),
    ).toEqual([
      'no picture, by the terms',
      'private app',
      'private window title',
      'taken out in the private window',
      'no picture could be taken',
    ]);
    expect(spokenSegment([but({ withheld: 'private-app', pictures: [] })], 'USD', 'UTC')).toContain(
      ', private app, ',
    );
  });

  it('P7, C1: says on the picture how much of it was blurred, and by whom', () => {
    const [monitor] = seen.pictures;
    if (!monitor) throw new Error('no monitor');
    const blurred = (more: Partial<typeof monitor>) => but({ pictures: [{ ...monitor, ...more }] });
    expect(blurText(tracked)).toBeNull();
    expect(blurText(blurred({ blurred: true }))).toBe('blurred, by the terms');
    expect(blurText(blurred({ maskedPermille: 129 }))).toBe('12 % blurred by the freelancer');
    expect(blurText(blurred({ maskedPermille: 1000, blurred: true }))).toBe(
      'blurred, by the terms; 100 % blurred by the freelancer',
    );
    // Of two monitors as large as each other, one is blurred whole.
    const two = but({
      pictures: [
        { ...monitor, maskedPermille: 1000 },
        { ...monitor, monitor: 1 },
      ],
    });
    expect(blurText(two)).toBe('50 % blurred by the freelancer');
    expect(spokenSegment([two], 'USD', 'UTC')).toContain('picture 50 % blurred by the freelancer');
  });
});

describe('what was not measured (P8)', () => {
  const unmeasured: DiaryEntry = {
    ...tracked,
    activeMinutes: 0,
    reasons: ['activity-unmeasured'],
    seen: { ...seen, activity: null, unmeasuredSeconds: 600 },
  };

  it('P8: is never said to be without activity', () => {
    expect(measuredOf(unmeasured)).toBe('none');
    expect(activityText(unmeasured)).toBe('activity not measured');
    expect(spokenSegment([unmeasured], 'USD', 'UTC')).toContain('10 minutes, activity not measured, ');
    expect(spokenSegment([unmeasured], 'USD', 'UTC')).not.toMatch(/\b0 of 10|\b0\/10/);
    expect(measuredOf(tracked)).toBe('all');
    expect(activityText(tracked)).toBe('2 of 10 minutes active');
  });

  it('P8: and where one of two devices could not count, both are said', () => {
    const part = { ...tracked, seen: { ...seen, unmeasuredSeconds: 252 } };
    expect(measuredOf(part)).toBe('part');
    expect(activityText(part)).toBe('2 of 10 minutes active, 4:12 not measured');
  });

  it('P8: a device says what it cannot see, and nothing where it sees all', () => {
    const all = {
      counts: true,
      idle: true,
      window: true,
      picture: 'each-monitor',
      monitors: 2,
      backend: 'x11',
    } as const;
    expect(blindSpots(all)).toEqual([]);
    expect(blindSpots({ ...all, counts: false, idle: false, window: false, picture: 'shared' })).toEqual([
      'count keys, clicks and scrolls',
      'tell when nobody was there',
      'see which app and window were in front',
      'take a picture of more than was shared with it',
    ]);
    expect(blindSpots({ ...all, picture: 'none' })).toEqual(['take a picture']);
  });
});

describe('a segment is said in one sentence', () => {
  it('with its time, its money, and why it is not protected (P6)', () => {
    expect(spokenSegment([tracked], 'USD', 'Asia/Kathmandu')).toBe(
      '15:25 to 15:35: tracked, 10 minutes, 2 of 10 minutes active, $7.50, not protected: Fewer minutes were active than the contract asks for, memo API tests',
    );
  });

  it('P6: and its activity label', () => {
    expect(spokenSegment([{ ...tracked, label: 'Calls' }], 'USD', 'UTC')).toMatch(
      /, label Calls, memo API tests$/,
    );
  });

  it('and all that it holds', () => {
    expect(spokenSegment([manual, tombstone], 'USD', 'UTC')).toMatch(
      /^09:40 to 09:50: manual.*; and deleted$/,
    );
  });
});
