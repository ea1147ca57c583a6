import type { Minor } from '@stint/core/money';
import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry as Judged } from '@stint/core/timesheet';
import { entryOfLetter } from '@stint/wire/entry';
import type { DiaryBySegment } from '../../api/queries.ts';
import { money, payOf } from '../../money/amount.ts';
import { hours } from '../../time/spoken.ts';
import { isWork, type Reach } from './reach.ts';

/** What is chosen, added up. */
export interface ChosenSum {
  readonly worked: readonly SegmentNumber[];
  /** Free ones, time that is not counted too. */
  readonly free: readonly SegmentNumber[];
  readonly countedSeconds: number;
  readonly manualSeconds: number;
  readonly amount: Minor;
  readonly protectedAmount: Minor;
}

export function sumOf(
  chosen: ReadonlySet<SegmentNumber>,
  diary: DiaryBySegment,
  { free }: Reach,
  currency: string,
): ChosenSum {
  const segments = [...chosen].sort((a, b) => a - b);
  const entries = segments.flatMap((segment): Judged[] =>
    (diary.get(segment) ?? []).map((letter) => entryOfLetter(letter, currency)),
  );
  const counted = (some: readonly Judged[]) =>
    some.reduce((seconds, { countedSeconds }) => seconds + countedSeconds, 0);
  return {
    worked: segments.filter((segment) => (diary.get(segment) ?? []).some(isWork)),
    free: segments.filter((segment) => free.has(segment)),
    countedSeconds: counted(entries),
    manualSeconds: counted(entries.filter(({ kind }) => kind === 'manual')),
    amount: payOf(entries),
    protectedAmount: payOf(entries.filter((entry) => entry.protected)),
  };
}

/** `7 segments chosen, 1:10, $52.50`. */
export function sayChosen(count: number, sum: ChosenSum, currency: string): string {
  if (count === 0) return 'Nothing chosen';
  const what = `${count} ${count === 1 ? 'segment' : 'segments'} chosen`;
  if (sum.worked.length === 0) return `${what}, free, ${hours(count * 600)}`;
  return `${what}, ${hours(sum.countedSeconds)}, ${money(sum.amount, currency)}`;
}
