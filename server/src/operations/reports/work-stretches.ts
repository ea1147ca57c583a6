import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/core/timesheet';

/** Segments that count, one after the other, of one memo: as a calendar shows work. */
export interface WorkStretch {
  readonly first: SegmentNumber;
  /** One past the last. */
  readonly end: SegmentNumber;
  readonly kind: 'tracked' | 'manual';
  readonly memo: string;
  readonly countedSeconds: number;
}

/** What counts of a week, in time order. Without `memos`: whatever they say. */
export function stretchesOf(entries: readonly DiaryEntry[], { memos }: { memos: boolean }): WorkStretch[] {
  const stretches: WorkStretch[] = [];
  for (const { segment, kind, memo, countedSeconds } of entries) {
    if (kind === 'deleted' || countedSeconds === 0) continue;
    const named = memos ? memo.trim() : '';
    const open = stretches.findLast((stretch) => stretch.kind === kind);
    if (open && open.end === segment && open.memo === named) {
      const longer = { ...open, end: segment + 1, countedSeconds: open.countedSeconds + countedSeconds };
      stretches[stretches.indexOf(open)] = longer;
    } else {
      stretches.push({ first: segment, end: segment + 1, kind, memo: named, countedSeconds });
    }
  }
  return stretches;
}
