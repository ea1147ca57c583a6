import type { Instant } from '@stint/core/instant';
import {
  SEGMENT_MINUTES,
  SEGMENT_SECONDS,
  type SegmentNumber,
  segmentEnd,
  segmentOf,
  segmentsBetween,
} from '@stint/core/segment';
import { endAfterDeath } from '@stint/core/session';
import { holds, type Span } from '@stint/core/span';
import { cutSegment, type TrackedSegment } from '@stint/core/tracked';
import { activityOf } from './counts.ts';
import { type Desk, type Snapshot, sessionsOf } from './desk.ts';
import type { Draw } from './draw.ts';

/** One segment of one contract, as it will be recorded. */
export interface Cut {
  readonly contract: string;
  readonly tracked: TrackedSegment;
  /** Null where input could not be counted all the time (P8). */
  readonly activity: [number, number, number][] | null;
  /** What was seen at its snapshot instant; null when it has none, or nothing could be seen. */
  readonly snapshot: Snapshot | null;
}

/**
 * Segments that are over and can change no more, in order. A session that runs may still turn out to have been idle
 * since its last input (T4), and its tail would go: a segment waits for an input after it, or the session's end. Nor is
 * it known before the next second has gone by whether a session that reaches its end goes on or ends there.
 * ```
 * 09:00 |----x-----| 09:10 |----------| 09:20
 * inputs   x  x               x                 at 09:11 the first one is settled
 * ```
 */
export function settledSegments(desk: Desk, now: Instant): SegmentNumber[] {
  const settled = desk.open ? endAfterDeath(desk.open).end : now;
  const spans = [...desk.closed.map(({ start, end }) => ({ from: start, to: end })), ...openSpan(desk, now)];
  const met = new Set(spans.flatMap(({ from, to }) => segmentsBetween(from, to)));
  return [...met]
    .filter((segment) => segment > desk.sealed && segmentEnd(segment) <= now)
    .filter((segment) => !opensIn(desk, segment) || segmentEnd(segment) < Math.min(settled, now))
    .sort((a, b) => a - b);
}

/** One cut for each contract that was worked on in it. */
export function cutsOf(desk: Desk, segment: SegmentNumber, draw: Draw): Cut[] {
  const sessions = sessionsOf(desk).filter(
    ({ start, end }) => start < segmentEnd(segment) && end > segment * SEGMENT_SECONDS,
  );
  const contracts = [...new Set(sessions.map(({ contract }) => contract))];
  return contracts.flatMap((contract) => {
    const own = sessions.filter((session) => session.contract === contract);
    const cut = cutSegment({ segment, sessions: own, inputs: [], snapshotInstant: draw(segment) });
    if (!cut) return [];
    const measured = !desk.unmeasured.includes(segment);
    const activity = activityOf(desk.counts, contract, segment, cut.stretches);
    const activeMinutes = activity.flatMap((counts, minute) =>
      counts.some((count) => count > 0) ? [minute] : [],
    );
    const seen =
      cut.snapshotAt === null ? undefined : desk.snapshots.find((each) => each.segment === segment);
    return [
      {
        contract,
        tracked: { ...cut, activeMinutes: measured ? activeMinutes : [], activityMeasured: measured },
        activity: measured ? activity : null,
        snapshot: seen ?? null,
      },
    ];
  });
}

/** The desk once a segment is in the spool. */
export function sealed(desk: Desk, segment: SegmentNumber): Desk {
  const end = segmentEnd(segment);
  return {
    ...desk,
    sealed: Math.max(desk.sealed, segment),
    closed: desk.closed.filter((session) => session.end > end),
    counts: desk.counts.filter(({ minute }) => minute >= (segment + 1) * SEGMENT_MINUTES),
    unmeasured: desk.unmeasured.filter((other) => other > segment),
    snapshots: desk.snapshots.filter((snapshot) => snapshot.segment > segment),
  };
}

/** T4: a snapshot whose instant no session holds any more is thrown away unsent. */
export function withoutIdleSnapshots(desk: Desk, draw: Draw): Desk {
  const snapshots = desk.snapshots.filter(({ segment }) => isHeld(desk, draw(segment)));
  return snapshots.length === desk.snapshots.length ? desk : { ...desk, snapshots };
}

/** T2: segments whose drawn instant lies in [from, now) with a session open at it. */
export function dueSnapshots(desk: Desk, draw: Draw, from: Instant, now: Instant): SegmentNumber[] {
  if (from >= now || sessionsOf(desk).every(({ start, end }) => end <= from || start >= now)) return [];
  return segmentsBetween(from, now).filter((segment) => {
    const drawn = draw(segment);
    return from <= drawn && drawn < now && isHeld(desk, drawn);
  });
}

function isHeld(desk: Desk, instant: Instant): boolean {
  return sessionsOf(desk).some(({ start, end }) => holds({ from: start, to: end }, instant));
}

function openSpan({ open }: Desk, now: Instant): Span[] {
  return open && open.start < now ? [{ from: open.start, to: now }] : [];
}

function opensIn({ open }: Desk, segment: SegmentNumber): boolean {
  return open !== null && segmentOf(open.start) <= segment;
}
