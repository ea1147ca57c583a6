import type { Week } from '@stint/wire/diary';

/** The week of the tests, as far as a tracker looks at it. */
export function weekLetter(countedSeconds: number): Week {
  return {
    week: '2026-11-16',
    limitMinutes: 1200,
    totals: {
      trackedSeconds: countedSeconds,
      uncountedSeconds: 0,
      countedSeconds,
      manualSeconds: 0,
      overLimitSeconds: 0,
      billedSeconds: countedSeconds,
      protectedSeconds: countedSeconds,
    },
    currency: 'USD',
    invoice: null,
    clock: {
      locksAt: '2026-11-23T12:00:00Z',
      reviewEndsAt: '2026-11-28T00:00:00Z',
      availableAt: '2026-12-02T00:00:00Z',
    },
    stage: 'in-progress',
    charge: 'not-yet',
    late: null,
  };
}
