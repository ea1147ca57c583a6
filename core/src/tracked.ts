import type { Instant } from './instant.ts';
import { minuteOf, type SegmentNumber, segmentEnd, segmentStart } from './segment.ts';
import type { EndReason, MemoSpan, Session } from './session.ts';
import { clip, holds, type Span, secondsOf } from './span.ts';

/** Tracked time inside one segment, with the reason of its end. */
export interface Stretch extends Span {
  readonly end: EndReason;
}

/** What one freelancer's trackers recorded of one segment for one contract. What step two judges. */
export interface TrackedSegment {
  readonly segment: SegmentNumber;
  /** In time order, disjoint, inside the segment. */
  readonly stretches: readonly Stretch[];
  /** Minutes 0–9 that had at least one key, click or scroll inside a session. */
  readonly activeMinutes: readonly number[];
  /** False where the device could not count input (P8): then "no activity" says nothing. */
  readonly activityMeasured: boolean;
  /** Tracked seconds that another device brought, which could not count; missing: none. P6 leaves them out. */
  readonly unmeasuredSeconds?: number;
  /** The snapshot instant, when a session was open at it (T2); else null. */
  readonly snapshotAt: Instant | null;
  /** True when a private rule of the freelancer's held the picture back, or the greater part of it (P7). */
  readonly pictureWithheld: boolean;
  readonly memos: readonly MemoSpan[];
  /** The freelancer's later edit (T3); null when there is none. */
  readonly editedMemo: string | null;
  /** The label that they chose later; null: none of them; missing: it is as it was. */
  readonly editedLabel?: string | null | undefined;
  /** It arrived after its week locked: shown, counts 0 (T6). */
  readonly late: boolean;
}

/** Sessions and inputs of one contract around one segment, as step one knows them. */
export interface SegmentTrace {
  readonly segment: SegmentNumber;
  /** In time order and disjoint. */
  readonly sessions: readonly Session[];
  /** Instants with at least one key, click or scroll. */
  readonly inputs: Iterable<Instant>;
  /** The drawn instant of this segment. */
  readonly snapshotInstant: Instant;
}

/**
 * Cuts sessions at a segment's borders (T1–T5): what step one hands to step two. Null where no second is tracked.
 * ```
 * sessions        [=====stop)      [======================
 * segment     |-------------x----------|
 * stretches       [=========)      [===)  continues
 * ```
 */
export function cutSegment(trace: SegmentTrace): TrackedSegment | null {
  const frame: Span = { from: segmentStart(trace.segment), to: segmentEnd(trace.segment) };
  const stretches: Stretch[] = [];
  const memos: MemoSpan[] = [];
  for (const session of trace.sessions) {
    const part = clip({ from: session.start, to: session.end }, frame);
    if (!part) continue;
    stretches.push({ ...part, end: part.to === session.end ? session.reason : 'continues' });
    memos.push(...memosWithin(session.memos, part));
  }
  if (stretches.length === 0) return null;
  const taken = stretches.some((stretch) => holds(stretch, trace.snapshotInstant));
  return {
    segment: trace.segment,
    stretches,
    activeMinutes: activeMinutes(trace.segment, stretches, trace.inputs),
    activityMeasured: true,
    snapshotAt: taken ? trace.snapshotInstant : null,
    pictureWithheld: false,
    memos,
    editedMemo: null,
    late: false,
  };
}

export function trackedSeconds(tracked: TrackedSegment): number {
  return secondsOf(tracked.stretches);
}

/** Clock minutes of the segment with at least one tracked second. */
export function trackedMinutes(tracked: TrackedSegment): number {
  const minutes = new Set<number>();
  for (const { from, to } of tracked.stretches) {
    const last = minuteOf(tracked.segment, to - 1);
    for (let minute = minuteOf(tracked.segment, from); minute <= last; minute += 1) minutes.add(minute);
  }
  return minutes.size;
}

/** The memo that owns the segment (T3): the edited one, else that of the snapshot, else of the last tracked second. */
export function memoOf(tracked: TrackedSegment): string {
  if (tracked.editedMemo !== null) return tracked.editedMemo;
  return owningSpan(tracked).memo;
}

/** The activity label that owns the segment (P6): as its memo, at the same instant. Null: none. */
export function labelOf(tracked: TrackedSegment): string | null {
  if (tracked.editedLabel !== undefined) return tracked.editedLabel;
  return owningSpan(tracked).label ?? null;
}

export function firstTrackedSecond(tracked: TrackedSegment): Instant {
  return tracked.stretches[0]?.from ?? segmentStart(tracked.segment);
}

/** What was said at the snapshot; without one, at the last tracked second. */
function owningSpan({ memos, snapshotAt, stretches, segment }: TrackedSegment): MemoSpan {
  const last = stretches.at(-1);
  return spanAt(memos, snapshotAt ?? (last ? last.to - 1 : segmentStart(segment)));
}

function spanAt(memos: readonly MemoSpan[], instant: Instant): MemoSpan {
  let said: MemoSpan = { from: instant, memo: '' };
  for (const span of memos) if (span.from <= instant) said = span;
  return said;
}

/** The memo spans in force inside `part`, the first of them from its start. */
export function memosWithin(memos: readonly MemoSpan[], part: Span): MemoSpan[] {
  const later = memos.filter((span) => part.from < span.from && span.from < part.to);
  return [{ ...spanAt(memos, part.from), from: part.from }, ...later];
}

function activeMinutes(
  segment: SegmentNumber,
  stretches: readonly Stretch[],
  inputs: Iterable<Instant>,
): number[] {
  const minutes = new Set<number>();
  for (const at of inputs) {
    if (stretches.some((stretch) => holds(stretch, at))) minutes.add(minuteOf(segment, at));
  }
  return [...minutes].sort((a, b) => a - b);
}
