import type { Diary, ManualPiece, SegmentContent } from '../diary.ts';
import { EMPTY_CONTENT } from '../diary.ts';
import { parseInstant } from '../instant.ts';
import { isSegmentStart, type SegmentNumber, segmentEnd, segmentOf, segmentStart } from '../segment.ts';
import type { TrackedSegment } from '../tracked.ts';

/**
 * A diary as a drawing, one sign a segment, spaces to read it by:
 * ```
 * diary('2026-11-16T09:00Z', '777777 9.mu')
 * ```
 * A digit is a fully tracked segment with its snapshot at :05 and that many active minutes (X = 10), `u` one that was
 * tracked for its first four minutes and missed its snapshot, `m` manual time, `x` a tombstone, `.` nothing.
 */
export function diary(start: string, drawing: string): Diary {
  return drawn(contentsOf(start, drawing));
}

/** The same, to be changed before it is read. */
export function contentsOf(start: string, drawing: string): Map<SegmentNumber, SegmentContent> {
  const instant = parseInstant(start.replace('Z', ':00Z'));
  if (instant === null || !isSegmentStart(instant)) throw new RangeError(`no segment starts at ${start}`);
  const signs = drawing.replaceAll(' ', '').split('');
  return new Map(
    signs.map((sign, index) => [segmentOf(instant) + index, contentOf(segmentOf(instant) + index, sign)]),
  );
}

export function drawn(contents: ReadonlyMap<SegmentNumber, SegmentContent>): Diary {
  return { at: (segment) => contents.get(segment) ?? EMPTY_CONTENT };
}

function contentOf(segment: SegmentNumber, sign: string): SegmentContent {
  if (sign === '.') return EMPTY_CONTENT;
  if (sign === 'x') return { ...EMPTY_CONTENT, deleted: true };
  if (sign === 'm') return { ...EMPTY_CONTENT, manual: [manual(segment)] };
  if (sign === 'u')
    return { ...EMPTY_CONTENT, tracked: tracked(segment, { seconds: 240, snapshotAt: null }) };
  const activeMinutes = sign === 'X' ? 10 : Number.parseInt(sign, 10);
  if (Number.isNaN(activeMinutes)) throw new RangeError(`the drawing has an unknown sign: ${sign}`);
  return { ...EMPTY_CONTENT, tracked: tracked(segment, { active: activeMinutes }) };
}

/** A tracked segment: from its start for `seconds`, the first `active` minutes active, memo "API tests". */
export function tracked(
  segment: SegmentNumber,
  change: Partial<TrackedSegment> & { readonly seconds?: number; readonly active?: number } = {},
): TrackedSegment {
  const { seconds = 600, active = 10, ...rest } = change;
  const from = segmentStart(segment);
  return {
    segment,
    stretches: [{ from, to: from + seconds, end: 'stopped' }],
    activeMinutes: Array.from({ length: active }, (_, minute) => minute),
    activityMeasured: true,
    snapshotAt: from + 300,
    pictureWithheld: false,
    memos: [{ from, memo: 'API tests' }],
    editedMemo: null,
    late: false,
    ...rest,
  };
}

export function manual(segment: SegmentNumber): ManualPiece {
  return { segment, from: segmentStart(segment), to: segmentEnd(segment), memo: 'Call with Ben' };
}
