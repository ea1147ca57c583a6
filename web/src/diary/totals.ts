import type { Minor } from '@stint/core/money';
import type { DiaryEntry as Judged } from '@stint/core/timesheet';
import { type Totals, totalsOf } from '@stint/core/totals';
import { entryOfLetter } from '@stint/wire/entry';
import type { DiaryBySegment } from '../api/queries.ts';
import { payOf } from '../money/amount.ts';

/** A day's time and money. Money is that of the contract's rate, before fees. */
export interface DayTotals extends Totals {
  readonly amount: Minor;
  readonly protectedAmount: Minor;
  /** Tracked seconds that came after the lock (T6); they are among the uncounted. */
  readonly lateSeconds: number;
}

export function dayTotals(diary: DiaryBySegment, currency: string): DayTotals {
  const entries = judgedOf(diary, currency);
  return {
    ...totalsOf(entries),
    amount: payOf(entries),
    protectedAmount: payOf(entries.filter((entry) => entry.protected)),
    lateSeconds: totalsOf(entries.filter(({ reasons }) => reasons.includes('late'))).trackedSeconds,
  };
}

/** All entries as core judged them, in the order of the diary. */
export function judgedOf(diary: DiaryBySegment, currency: string): Judged[] {
  return [...diary.values()].flat().map((letter) => entryOfLetter(letter, currency));
}
