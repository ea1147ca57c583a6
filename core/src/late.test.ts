import { describe, expect, it } from 'vitest';
import { lateTimeOf, leftToAsk } from './late.ts';
import { segmentOf } from './segment.ts';
import { contentsOf, drawn, tracked } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { changed, unchanged } from './timeline.ts';
import { timesheetOf } from './timesheet.ts';
import { weekOf } from './week.ts';

const nine = segmentOf(at('09:00'));
const week = weekOf(at('09:00'));

/** A week in which `inTime` came before the lock, and each of `late` after it, from nine o'clock on. */
function lateOf(
  inTime: string,
  late: readonly (Parameters<typeof tracked>[1] | null)[],
  terms: Parameters<typeof k1>[0] = {},
) {
  const contents = contentsOf('2026-11-16T09:00Z', inTime);
  for (const [index, change] of late.entries()) {
    if (!change) continue;
    const segment = nine + index;
    const before = contents.get(segment) ?? { tracked: null, manual: [], deleted: false };
    contents.set(segment, { ...before, late: tracked(segment, { ...change, late: true }) });
  }
  const diary = drawn(contents);
  return lateTimeOf(k1(terms), timesheetOf(k1(terms), ben, diary, week), diary);
}

describe('what came after the lock, and what it would have been worth', () => {
  it('T6: nothing came late: there is nothing to ask for', () => {
    expect(lateOf('777', [])).toBeNull();
  });

  it('T6, C1: under segment pay a late segment with its snapshot would have counted whole, without it not at all', () => {
    const late = [
      { seconds: 240, snapshotAt: at('09:01') },
      { seconds: 240, snapshotAt: null },
    ];
    expect(lateOf('', late)).toEqual({ trackedSeconds: 480, seconds: 600, amount: 750n });
  });

  it('T6, C2: under exact pay it would have counted to the second', () => {
    const late = [{ seconds: 240, snapshotAt: null }];
    expect(lateOf('', late, { pay: 'exact' })).toEqual({ trackedSeconds: 240, seconds: 240, amount: 300n });
  });

  it('T6, M4: what counts there already is not worth more: manual time, another tracker', () => {
    expect(lateOf('m', [{ seconds: 600 }])).toMatchObject({ trackedSeconds: 600, seconds: 0, amount: 0n });
    expect(lateOf('7', [{ seconds: 600 }])).toMatchObject({ seconds: 0 });
  });

  it('T6, B2: it would have been billed inside the weekly limit alone', () => {
    const two = [null, null, {}, {}];
    expect(lateOf('77', two, { weeklyLimitMinutes: unchanged(30) })).toMatchObject({
      seconds: 600,
      amount: 750n,
    });
    expect(lateOf('77', two, { weeklyLimitMinutes: unchanged(20) })).toMatchObject({
      seconds: 0,
      amount: 0n,
    });
    expect(lateOf('77', two)).toMatchObject({ seconds: 1200, amount: 1500n });
  });

  it('T6, B1, B4: at the rate in force when it was worked, rounded once for each rate', () => {
    const rate = changed(unchanged(1000n), at('09:10'), 2000n);
    // 10 minutes at 10.00 are 1.666…, 20 at 20.00 are 6.666…
    expect(lateOf('', [{}, {}, {}], { rate })).toMatchObject({ seconds: 1800, amount: 167n + 667n });
  });

  it('D4: what the client has declined cannot be asked for again; what came since can', () => {
    const late = { seconds: 1800, amount: 2250n };
    expect(leftToAsk(late, [])).toEqual(late);
    expect(leftToAsk(late, [{ seconds: 1200, amount: 1500n }])).toEqual({ seconds: 600, amount: 750n });
    expect(leftToAsk(late, [late])).toBeNull();
  });
});
