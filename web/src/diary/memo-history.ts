import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryBySegment } from '../api/queries.ts';
import { type Said, saidOf } from './undo/undo.ts';

/** What each of these segments says now. */
export function saidBy(
  segments: readonly SegmentNumber[],
  diary: DiaryBySegment,
): ReadonlyMap<SegmentNumber, Said> {
  const said = new Map<SegmentNumber, Said>();
  for (const segment of segments) {
    const entries = diary.get(segment);
    const own = entries && saidOf(entries);
    if (own) said.set(segment, own);
  }
  return said;
}

/** The memo that all of them have; null where they differ. */
export function onlyMemoOf(said: ReadonlyMap<SegmentNumber, Said>): string | null {
  const memos = new Set([...said.values()].map(({ memo }) => memo));
  const [only] = memos;
  return memos.size === 1 && only !== undefined ? only : null;
}

/** A memo that could be used again. */
export interface KnownMemo {
  readonly memo: string;
  /** How many of the segments say it now; 0: it is an earlier one. */
  readonly now: number;
}

/** Every memo that these segments say now, the most frequent first, then those they said before, the newest first. */
export function memosOf(segments: readonly SegmentNumber[], diary: DiaryBySegment): KnownMemo[] {
  const now = new Map<string, number>();
  const before: string[] = [];
  for (const segment of segments) {
    for (const { kind, memo, seen } of diary.get(segment) ?? []) {
      if (kind !== 'deleted') now.set(memo, (now.get(memo) ?? 0) + 1);
      before.push(...(seen?.earlierMemos ?? []).toReversed());
    }
  }
  const earlier = new Set(before.filter((memo) => !now.has(memo)));
  const known = [
    ...[...now].sort(([, a], [, b]) => b - a).map(([memo, count]) => ({ memo, now: count })),
    ...[...earlier].map((memo) => ({ memo, now: 0 })),
  ];
  return known.filter(({ memo }) => memo !== '');
}
