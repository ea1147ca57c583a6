import type { Pay } from '@stint/core/contract';
import { takeUntilLimit } from '@stint/core/limit';
import type { Minor } from '@stint/core/money';
import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';
import { payOf } from '../money/amount.ts';

/** What deleting segments takes out of their week (C3, B2). */
export interface Cost {
  /** Seconds in them that count now. */
  readonly countedSeconds: number;
  /** By how much less is billed in this week afterwards. */
  readonly billedSeconds: number;
  readonly amount: Minor;
  /** Seconds over the limit now that are billed instead. */
  readonly movesUpSeconds: number;
  /** What goes of each kind: its seconds that count, and what is billed of them now. */
  readonly kinds: readonly {
    readonly kind: DiaryEntry['kind'];
    readonly seconds: number;
    readonly amount: Minor;
  }[];
  /** What the week comes to, now and afterwards. */
  readonly before: Sum;
  readonly after: Sum;
}

export interface Sum {
  readonly countedSeconds: number;
  readonly amount: Minor;
}

/**
 * The week is billed again without the segments: where it is over its limit, other time moves up, and less is lost.
 * `week`: all entries of the billing week, in time order.
 */
export function costOfDeleting(
  segments: ReadonlySet<SegmentNumber>,
  week: readonly DiaryEntry[],
  limitMinutes: number | null,
  pay: Pay,
): Cost {
  const gone = week.filter(({ segment }) => segments.has(segment));
  const left = billed(
    week.filter(({ segment }) => !segments.has(segment)),
    limitMinutes,
    pay,
  );
  const lost = seconds(week) - seconds(left);
  const [before, after] = [sumOf(week), sumOf(left)];
  return {
    countedSeconds: counted(gone),
    billedSeconds: lost,
    amount: before.amount - after.amount,
    movesUpSeconds: seconds(gone) - lost,
    kinds: (['tracked', 'manual'] as const)
      .map((kind) => ({ kind, own: gone.filter((entry) => entry.kind === kind) }))
      .filter(({ own }) => own.length > 0)
      .map(({ kind, own }) => ({ kind, seconds: counted(own), amount: payOf(own) })),
    before,
    after,
  };
}

/** B2: tracked time first, then manual time, each in the order it happened. */
function billed(entries: readonly DiaryEntry[], limitMinutes: number | null, pay: Pay): DiaryEntry[] {
  const taken = [
    ...entries.filter(({ kind }) => kind === 'tracked'),
    ...entries.filter(({ kind }) => kind === 'manual'),
  ];
  const fits = takeUntilLimit(
    taken.map(({ countedSeconds }) => countedSeconds),
    limitMinutes,
    pay,
  );
  return taken.map((entry, index) => ({ ...entry, billedSeconds: fits[index] ?? 0 }));
}

function sumOf(entries: readonly DiaryEntry[]): Sum {
  return { countedSeconds: counted(entries), amount: payOf(entries) };
}

function counted(entries: readonly DiaryEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.countedSeconds, 0);
}

function seconds(entries: readonly DiaryEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.billedSeconds, 0);
}
