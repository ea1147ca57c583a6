import type { Span } from '@stint/core/span';
import { keyOf, type Mark } from './marks.ts';

/** So many seconds of the timeline a handle covers, about. */
const HANDLE_SECONDS = 200;

/** Handles and bars that would lie on each other stand below each other; a bar's ends stand beside it. */
export function rowsOf(marks: readonly Mark[]): { rows: ReadonlyMap<string, number>; count: number } {
  const ends: number[] = [];
  const rows = new Map<string, number>();
  for (const mark of marks) {
    if (mark.lane === 'input' || mark.lane === 'snapshot') continue;
    const bar = rows.get(barOf(mark));
    if (bar !== undefined) {
      rows.set(mark.key, bar);
      continue;
    }
    const { from, to } = covers(mark);
    const free = ends.findIndex((end) => end <= from);
    const row = free < 0 ? ends.length : free;
    ends[row] = to;
    rows.set(mark.key, row);
  }
  return { rows, count: Math.max(1, ends.length) };
}

/** The key of the bar that a mark is an end of. */
function barOf({ held }: Mark): string {
  return held.of === 'manual' ? keyOf({ ...held, edge: 'all' }) : '';
}

/** A start stands before its instant, a stop after it, all else around it. */
function covers({ sign, at, to }: Mark): Span {
  if (sign === 'all') return { from: at - HANDLE_SECONDS, to: (to ?? at) + HANDLE_SECONDS };
  if (sign === 'start') return { from: at - HANDLE_SECONDS, to: at };
  if (sign === 'stop') return { from: at, to: at + HANDLE_SECONDS };
  return { from: at - HANDLE_SECONDS / 2, to: at + HANDLE_SECONDS / 2 };
}
