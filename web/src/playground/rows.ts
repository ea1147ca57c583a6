import type { Span } from '@stint/core/span';
import type { Mark } from './marks.ts';

/** So many seconds of each ten minutes a handle covers, about. */
const HANDLE_SECONDS = 200;

/** Handles that would lie on each other stand below each other. */
export function rowsOf(marks: readonly Mark[]): { rows: ReadonlyMap<string, number>; count: number } {
  const ends: number[] = [];
  const rows = new Map<string, number>();
  for (const mark of marks) {
    if (mark.lane === 'input' || mark.lane === 'manual' || mark.lane === 'snapshot') continue;
    const { from, to } = covers(mark);
    const free = ends.findIndex((end) => end <= from);
    const row = free < 0 ? ends.length : free;
    ends[row] = to;
    rows.set(mark.key, row);
  }
  return { rows, count: Math.max(1, ends.length) };
}

/** A start stands before its instant, a stop after it, all else around it. */
function covers({ sign, at }: Mark): Span {
  if (sign === 'start') return { from: at - HANDLE_SECONDS, to: at };
  if (sign === 'stop') return { from: at, to: at + HANDLE_SECONDS };
  return { from: at - HANDLE_SECONDS / 2, to: at + HANDLE_SECONDS / 2 };
}
