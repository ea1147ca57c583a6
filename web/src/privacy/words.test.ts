import { describe, expect, it } from 'vitest';
import { hintText, keptText, lookText, lookTimes } from './words.ts';

const seen = {
  app: 'Editor',
  title: 'Header.tsx',
  withheld: null,
  pictures: [{ monitor: 0, width: 1920, height: 1080, blurred: false, maskedPermille: 0, arrived: true }],
  kept: null,
  erased: null,
  likeBefore: null,
  stretches: [],
  activity: null,
  unmeasuredSeconds: 0,
  capabilities: null,
  earlierMemos: [],
  earlierLabels: [],
};

describe('how long a picture is kept, told with it', () => {
  it('until a day of the reader’s clock', () => {
    const kept = { until: '2026-12-28T00:00:00Z', held: false };
    expect(keptText({ ...seen, kept }, 'UTC')).toBe('Kept until Mon 28 Dec 2026.');
    expect(keptText({ ...seen, kept }, 'America/New_York')).toBe('Kept until Sun 27 Dec 2026.');
  });

  it('always, or as long as a dispute lasts, or not at all any more', () => {
    expect(keptText({ ...seen, kept: { until: null, held: false } }, 'UTC')).toContain('keeps its books');
    expect(keptText({ ...seen, kept: { until: null, held: true } }, 'UTC')).toContain('disputed');
    const erased = { at: '2026-12-28T00:00:00Z', keptDays: 30 };
    expect(keptText({ ...seen, erased }, 'UTC')).toMatch(
      /^Erased on Mon 28 Dec 2026, 30 days after the review .* as told\./,
    );
    expect(keptText(seen, 'UTC')).toBe(null);
  });
});

describe('the hint that a picture looks like one before', () => {
  it('accuses nobody, and says that it is not about pay', () => {
    const likeBefore = { start: '2026-11-18T09:20:00Z', same: false };
    expect(hintText({ ...seen, likeBefore }, '2026-11-18T09:30:00Z', 'UTC')).toBe(
      'The picture looks like the one of 09:20. It says nothing about pay.',
    );
  });

  it('names the day where it is another one, and the same bytes as such', () => {
    const likeBefore = { start: '2026-11-17T14:00:00Z', same: true };
    expect(hintText({ ...seen, likeBefore }, '2026-11-18T09:30:00Z', 'UTC')).toContain(
      'byte for byte the one of Tue 17 Nov 14:00',
    );
  });
});

describe('a look', () => {
  const look = {
    start: '2026-11-18T09:00:00Z',
    monitor: 0,
    by: { id: 'b', name: 'Ben Okafor' },
    side: 'client' as const,
    firstAt: '2026-11-18T10:05:00Z',
    lastAt: '2026-11-18T10:05:30Z',
    times: 1,
  };

  it('once, several times in a minute, several times in a day', () => {
    expect(lookText(look, 'UTC')).toBe('Wed 18 Nov 10:05');
    expect(lookTimes({ ...look, times: 2 }, 'UTC')).toBe('10:05 · 2 times');
    expect(lookTimes({ ...look, lastAt: '2026-11-18T16:40:00Z', times: 3 }, 'UTC')).toBe(
      '10:05, last at 16:40 · 3 times',
    );
  });
});
