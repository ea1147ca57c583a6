import type { Pay } from '@stint/core/contract';
import { takeUntilLimit } from '@stint/core/limit';
import type { Minor } from '@stint/core/money';
import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';
import { payOf } from '../money/amount.ts';

/** What deleting a segment takes out of its week (C3, B2). */
export interface Cost {
  /** Seconds in the segment that count now. */
  readonly countedSeconds: number;
  /** By how much less is billed in this week afterwards. */
  readonly billedSeconds: number;
  readonly amount: Minor;
  /** Seconds over the limit now that are billed instead. */
  readonly movesUpSeconds: number;
}

/**
 * The week is billed again without the segment: where it is over its limit, other time moves up, and less is lost.
 * `week`: all entries of the billing week, in time order.
 */
export function costOfDeleting(
  segment: SegmentNumber,
  week: readonly DiaryEntry[],
  limitMinutes: number | null,
  pay: Pay,
): Cost {
  const gone = week.filter((entry) => entry.segment === segment);
  const left = billed(
    week.filter((entry) => entry.segment !== segment),
    limitMinutes,
    pay,
  );
  const before = seconds(week);
  const after = seconds(left);
  return {
    countedSeconds: gone.reduce((sum, entry) => sum + entry.countedSeconds, 0),
    billedSeconds: before - after,
    amount: payOf(week) - payOf(left),
    movesUpSeconds: seconds(gone) - (before - after),
  };
}

/** B2: tracked time first, then manual time, each in the order it happened. */
function billed(entries: readonly DiaryEntry[], limitMinutes: number | null, pay: Pay): DiaryEntry[] {
  const taken = [
    ...entries.filter(({ kind }) => kind === 'tracked'),
    ...entries.filter(({ kind }) => kind === 'manual'),
  ];
  const counted = taken.map((entry) => entry.countedSeconds);
  const fits = takeUntilLimit(counted, limitMinutes, pay);
  return taken.map((entry, index) => ({ ...entry, billedSeconds: fits[index] ?? 0 }));
}

function seconds(entries: readonly DiaryEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.billedSeconds, 0);
}
