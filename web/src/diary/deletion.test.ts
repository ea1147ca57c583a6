import type { DiaryEntry } from '@stint/core/timesheet';
import { describe, expect, it } from 'vitest';
import { costOfDeleting } from './deletion.ts';

/** A week drawn: `c` counts and is billed, `o` is over the limit, `u` is uncounted, `m` manual; 45.00 an hour. */
function week(drawing: string): DiaryEntry[] {
  return Array.from(drawing).map((sign, segment) => ({
    segment,
    kind: sign === 'm' ? 'manual' : 'tracked',
    trackedSeconds: sign === 'm' ? 0 : 600,
    trackedMinutes: sign === 'm' ? 0 : 10,
    activeMinutes: sign === 'm' ? 0 : 8,
    snapshotAt: null,
    memo: 'API tests',
    label: null,
    countedSeconds: sign === 'u' ? 0 : 600,
    billedSeconds: 'cm'.includes(sign) ? 600 : 0,
    rate: 4500n,
    protected: sign === 'c',
    reasons: [],
  }));
}

describe('the warning before deleting', () => {
  it('C3: says ten minutes and their pay', () => {
    expect(costOfDeleting(1, week('ccc'), null, 'segment')).toEqual({
      countedSeconds: 600,
      billedSeconds: 600,
      amount: 750n,
      movesUpSeconds: 0,
    });
  });

  it('C4: takes nothing from the pay where the segment does not count', () => {
    expect(costOfDeleting(1, week('cuc'), 30, 'segment')).toMatchObject({ countedSeconds: 0, amount: 0n });
  });

  it('B2: lets time over the limit move up', () => {
    expect(costOfDeleting(0, week('cco'), 20, 'segment')).toEqual({
      countedSeconds: 600,
      billedSeconds: 0,
      amount: 0n,
      movesUpSeconds: 600,
    });
  });

  it('B2: tracked time moves up before manual time', () => {
    expect(costOfDeleting(0, week('cmo'), 20, 'segment')).toMatchObject({ billedSeconds: 0, amount: 0n });
  });

  it('B2: deleting what is over the limit costs nothing', () => {
    expect(costOfDeleting(2, week('cco'), 20, 'segment')).toMatchObject({ countedSeconds: 600, amount: 0n });
  });
});
