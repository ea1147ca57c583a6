import { isBlank } from '@stint/core/diary';
import { formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { ownMinActiveMinutes } from '@stint/core/protection';
import { SEGMENT_MINUTES, SEGMENT_SECONDS, segmentEnd, segmentOf, segmentStart } from '@stint/core/segment';
import { endAfterDeath, type OpenSession } from '@stint/core/session';
import { clip, secondsOf } from '@stint/core/span';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import { type Desk, sessionsOf } from './desk/desk.ts';
import { labelNow, labelsOf } from './desk/label.ts';
import type { Status, StatusSegment, StatusWeek } from './status-page.ts';

/** What this segment has so far, and what it needs to be protected. Never whether its instant has passed (T2). */
export function runningSegment(
  desk: Desk,
  open: OpenSession,
  { terms, clientVerifiedAt, id }: Contract,
  week: StatusWeek | null,
  now: Instant,
): StatusSegment {
  const segment = segmentOf(now);
  const trackedSeconds = unsealedSeconds(desk, id, segmentStart(segment), now);
  const measured = !desk.unmeasured.includes(segment);
  // What is counted already, and what this segment adds to it.
  const counted = (week?.countedSeconds ?? 0) - (terms.pay === 'exact' ? trackedSeconds : 0);
  const adds = terms.pay === 'exact' ? trackedSeconds : SEGMENT_SECONDS;
  const limit = week?.limitMinutes ?? null;
  return {
    start: formatInstant(segmentStart(segment)),
    end: formatInstant(segmentEnd(segment)),
    trackedSeconds,
    activeMinutes: measured ? activeMinutes(desk, id, segment) : null,
    minActiveMinutes:
      ownMinActiveMinutes({ activityLabels: labelsOf({ terms }) }, labelNow(open)) ?? terms.minActiveMinutes,
    hasMemo: !isBlank(memoNow(open)),
    clientVerified: clientVerifiedAt !== null && toInstant(clientVerifiedAt) <= now,
    withinLimit: limit === null || counted + adds <= limit * MINUTE_SECONDS,
    pay: terms.pay,
  };
}

/** Segments that are over, from the one with the last input on: they wait for the next one (`settledSegments`). */
export function settlingSpan({ open, sealed }: Desk, now: Instant): Status['settling'] {
  const running = segmentStart(segmentOf(now));
  if (!open || open.start >= running) return null;
  const settled = endAfterDeath(open).end;
  const start = segmentStart(segmentOf(Math.max(open.start, settled - 1, segmentStart(sealed + 1))));
  return start < running ? { start: formatInstant(start), end: formatInstant(running) } : null;
}

/** Tracked seconds of a contract from an instant on that no record holds yet. */
export function unsealedSeconds(desk: Desk, contract: string, from: Instant, now: Instant): number {
  const frame = { from: Math.max(from, segmentStart(desk.sealed + 1)), to: now };
  if (frame.to <= frame.from) return 0;
  const parts = sessionsOf(desk)
    .filter((session) => session.contract === contract)
    .flatMap(({ start, end }) => clip({ from: start, to: end }, frame) ?? []);
  return secondsOf(parts);
}

export function memoNow(open: OpenSession): string {
  return open.memos.at(-1)?.memo ?? '';
}

function activeMinutes(desk: Desk, contract: string, segment: number): number {
  const first = segment * SEGMENT_MINUTES;
  const minutes = desk.counts
    .filter((each) => each.contract === contract && each.minute >= first)
    .map(({ minute }) => minute);
  const second = desk.second && segmentOf(desk.second.at) === segment ? desk.second.at : null;
  return new Set(second === null ? minutes : [...minutes, Math.floor(second / MINUTE_SECONDS)]).size;
}
