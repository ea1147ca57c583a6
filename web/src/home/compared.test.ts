import type { Running } from '@stint/wire/glance';
import { describe, expect, it } from 'vitest';
import { comparedText, partsText, weeksText } from './compared.ts';

const RUNNING: Running = {
  counted: 36_000,
  protected: 30_000,
  billed: 34_800,
  manual: 2400,
  over: 1200,
  uncounted: 540,
  tracked: 40_000,
  limit: 72_000,
  before: 28_200,
  weeks: [
    { week: '2026-11-02', counted: 0 },
    { week: '2026-11-09', counted: 64_800 },
  ],
};

describe('this week beside the last one', () => {
  it.each([
    [36_000, 28_200, '2:10 more than last week until now'],
    [28_200, 36_000, '2:10 less than last week until now'],
    [3600, 3630, 'As much as last week until now'],
    [0, 0, 'Nothing yet, as last week until now'],
  ])('%i and %i', (counted, before, says) => {
    expect(comparedText({ counted, before })).toBe(says);
  });

  it('P1, B2, C4: says what of it is what, and only what there is', () => {
    expect(partsText(RUNNING)).toEqual([
      '8:20 protected',
      '1:00 not protected',
      '0:20 by hand, never protected (P1)',
      '0:20 over the limit, not billed',
      '0:09 tracked and not counted',
    ]);
    expect(partsText({ ...RUNNING, protected: 0, billed: 0, manual: 0, over: 0, uncounted: 0 })).toEqual([]);
  });

  it('says the bars in words', () => {
    expect(weeksText(RUNNING)).toBe(
      'Counted hours of the last 2 weeks: 2–8 Nov 0:00, 9–15 Nov 18:00; this week until now 10:00.',
    );
  });
});
