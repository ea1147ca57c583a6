import type { Instant } from '@stint/core/instant';
import { isRefusal, type Refusal } from '@stint/core/refusal';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import {
  type Clocking,
  changeMemo,
  endAfterDeath,
  endSession,
  idleCheck,
  noteInput,
  type OpenSession,
  type Session,
  type Standing,
  startSession,
  stopSession,
} from '@stint/core/session';
import type { Withheld } from '@stint/wire/record';
import { addCounts, type Counts, type MinuteCounts } from './counts.ts';
import type { CapturedPicture, CaptureFault } from './picture.ts';

/** What was seen at a segment's drawn instant. No pictures: they could not be taken, or the terms want none. */
export interface Snapshot {
  readonly segment: SegmentNumber;
  readonly app: string | null;
  readonly title: string | null;
  readonly pictures: readonly CapturedPicture[];
  /** Why there are none, where they were asked for and could not be taken. */
  readonly fault?: CaptureFault;
  /** The freelancer's rule that kept them, and all that was seen with them. */
  readonly withheld?: Withheld;
}

/** All that a tracker knows and that is not yet in its spool. A value: each deed gives the next one. */
export interface Desk {
  readonly open: OpenSession | null;
  /** Sessions that reach into a segment that is not sealed, in time order and disjoint. */
  readonly closed: readonly Session[];
  readonly counts: readonly MinuteCounts[];
  /** Input of a second that may still turn out to be the first of another session, or of none. */
  readonly second: (Counts & { readonly at: Instant }) | null;
  /** Segments in which input could not be heard for a while (P8). */
  readonly unmeasured: readonly SegmentNumber[];
  readonly snapshots: readonly Snapshot[];
  /** The last segment that is in the spool; all before it are too. */
  readonly sealed: SegmentNumber;
  /** Seconds before this instant are used: nothing can start there again. */
  readonly until: Instant;
}

export const EMPTY_DESK: Desk = {
  open: null,
  closed: [],
  counts: [],
  second: null,
  unmeasured: [],
  snapshots: [],
  sealed: -1,
  until: 0,
};

/** T1: starts a session; one on another contract ends at that instant. Refusals as of core's `startSession`. */
export function start(
  desk: Desk,
  wanted: { contract: string; memo: string; label?: string | null; now: Instant; standing: Standing },
): Desk | Refusal {
  const settled = settleSecond(desk, wanted.now);
  // An input in this very second belongs to the session that starts in it: start <= instant.
  const lastInput = settled.second?.at === wanted.now ? wanted.now : null;
  return follow(settled, startSession(settled.open, { ...wanted, lastInput }));
}

export function stop(desk: Desk, now: Instant): Desk | Refusal {
  const settled = settleSecond(desk, now);
  return follow(settled, stopSession(settled.open, now));
}

/** `label` missing: it stays. */
export function sayMemo(
  desk: Desk,
  { memo, label }: { readonly memo: string; readonly label?: string | null },
  now: Instant,
): Desk | Refusal {
  return follow(desk, changeMemo(desk.open, memo, now, label));
}

/** T4: input counts for the session that holds its instant; with none open it changes nothing. */
export function input(desk: Desk, counts: Counts, now: Instant): Desk {
  const settled = settleSecond(desk, now);
  if (!settled.open) return settled;
  const before = settled.second ?? { keys: 0, clicks: 0, scrolls: 0 };
  return {
    ...settled,
    open: noteInput(settled.open, now),
    second: {
      at: now,
      keys: before.keys + counts.keys,
      clicks: before.clicks + counts.clicks,
      scrolls: before.scrolls + counts.scrolls,
    },
  };
}

/** Where input cannot be counted (P8), that somebody touched the computer, or that it is on, is all that can be seen. */
export function noteAlive(desk: Desk, now: Instant): Desk {
  return desk.open ? { ...desk, open: noteInput(desk.open, now) } : desk;
}

/** T4: must stand before everything else that happens at `now`. */
export function idle(desk: Desk, idleMinutes: number | null, now: Instant): Desk {
  const settled = settleSecond(desk, now);
  const clocking = idleCheck(settled.open, idleMinutes, now);
  if (!clocking.ended) return settled;
  // Its end is one second after the last input, so that input is inside it.
  return { ...followed(settleSecond(settled, Number.POSITIVE_INFINITY), clocking), second: null };
}

/**
 * T5, T1: the contract was paused or has ended at `at`, or another tracker went on from there, which may be known
 * only now. An input of the second in which it ends is not this session's; it may be the next one's.
 */
export function leave(desk: Desk, at: Instant, reason: 'paused' | 'ended' | 'stopped' | 'switched'): Desk {
  if (!desk.open) return settleSecond(desk, at);
  const end = Math.max(at, desk.open.start, segmentEnd(desk.sealed));
  return followed(settleSecond(desk, end), { ended: endSession(desk.open, end, reason), open: null });
}

/** T5: what the desk is when its tracker starts again after it died with a session open. */
export function afterDeath(desk: Desk): Desk {
  const settled = settleSecond(desk, Number.POSITIVE_INFINITY);
  if (!settled.open) return { ...settled, second: null };
  return { ...followed(settled, { ended: endAfterDeath(settled.open), open: null }), second: null };
}

/** Sessions as they stand at `now`; the one that runs has no end yet. */
export function sessionsOf(desk: Desk): readonly Session[] {
  return desk.open
    ? [...desk.closed, endSession(desk.open, Number.POSITIVE_INFINITY, 'stopped')]
    : desk.closed;
}

/** Once a second is over, its input belongs to the session that holds it, or to none. */
function settleSecond(desk: Desk, now: Instant): Desk {
  const { second, open } = desk;
  if (!second || second.at >= now) return desk;
  if (!open || open.start > second.at) return { ...desk, second: null };
  return { ...desk, counts: addCounts(desk.counts, open.contract, second), second: null };
}

function follow(desk: Desk, clocking: Clocking | Refusal): Desk | Refusal {
  return isRefusal(clocking) ? clocking : followed(desk, clocking);
}

/** A session of no length leaves nothing behind. */
function followed(desk: Desk, { ended, open }: Clocking): Desk {
  const closed = ended && ended.start < ended.end ? [...desk.closed, ended] : desk.closed;
  return { ...desk, open, closed, until: Math.max(desk.until, ended?.end ?? 0) };
}
