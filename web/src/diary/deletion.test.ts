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

const costOf = (gone: number[], ...rest: Rest) => costOfDeleting(new Set(gone), ...rest);
type Rest = Parameters<typeof costOfDeleting> extends [unknown, ...infer Others] ? Others : never;

describe('the warning before deleting', () => {
  it('C3: says ten minutes and their pay', () => {
    expect(costOf([1], week('ccc'), null, 'segment')).toMatchObject({
      countedSeconds: 600,
      billedSeconds: 600,
      amount: 750n,
      movesUpSeconds: 0,
    });
  });

  it('C4: takes nothing from the pay where the segment does not count', () => {
    expect(costOf([1], week('cuc'), 30, 'segment')).toMatchObject({ countedSeconds: 0, amount: 0n });
  });

  it('B2: lets time over the limit move up', () => {
    expect(costOf([0], week('cco'), 20, 'segment')).toMatchObject({
      countedSeconds: 600,
      billedSeconds: 0,
      amount: 0n,
      movesUpSeconds: 600,
    });
  });

  it('B2: tracked time moves up before manual time', () => {
    expect(costOf([0], week('cmo'), 20, 'segment')).toMatchObject({ billedSeconds: 0, amount: 0n });
  });

  it('B2: deleting what is over the limit costs nothing', () => {
    expect(costOf([2], week('cco'), 20, 'segment')).toMatchObject({ countedSeconds: 600, amount: 0n });
  });

  it('C3: of many says what goes of each kind, and what the week then comes to', () => {
    expect(costOf([0, 1, 2], week('cumc'), null, 'segment')).toMatchObject({
      countedSeconds: 1200,
      amount: 1500n,
      kinds: [
        { kind: 'tracked', seconds: 600, amount: 750n },
        { kind: 'manual', seconds: 600, amount: 750n },
      ],
      before: { countedSeconds: 1800, amount: 2250n },
      after: { countedSeconds: 600, amount: 750n },
    });
  });

  it('B2: of many is not the sum of each: what moves up moves up once', () => {
    expect(costOf([0, 1], week('cco'), 20, 'segment')).toMatchObject({
      amount: 750n,
      movesUpSeconds: 600,
      after: { countedSeconds: 600, amount: 750n },
    });
  });
});
