import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import type { Cut } from '@stint/tracker/desk/seal';
import type { Told } from '@stint/tracker/desk/told';
import { draftRecord } from '@stint/tracker/record';
import type { Waiting } from '../keep/waiting.ts';
import type { PicturesWanted } from './agreements.ts';

/** P8: a browser cannot count keys, clicks and scrolls: that is said, and never read as nobody working. */
export function unmeasured(cut: Cut): Cut {
  const tracked = { ...cut.tracked, activeMinutes: [], activityMeasured: false };
  return { ...cut, tracked, activity: null };
}

/** What sealing asks of the world around it. */
export interface SealingFacts {
  readonly freelancer: string;
  readonly pictures: (contract: string) => PicturesWanted;
  readonly windowMinutes: (contract: string) => number;
  readonly sensed: (segment: SegmentNumber) => number | null;
}

/** A segment as it will wait for the house: its record but for the number, and when it may leave this browser. */
export function waitingOf(cut: Cut, facts: SealingFacts): Waiting {
  const pictures = facts.pictures(cut.contract).asked;
  const capabilities = {
    backend: 'browser',
    counts: false,
    idle: false,
    window: false,
    picture: pictures === 'none' ? 'none' : 'shared',
    monitors: pictures === 'none' ? 0 : 1,
  } as const;
  const { segment } = cut.tracked;
  return {
    draft: draftRecord(cut, { freelancer: facts.freelancer, capabilities, pictures }),
    leavesAt: leavingAt(segment, facts.windowMinutes(cut.contract)),
    record: null,
    deleted: false,
    sensed: facts.sensed(segment),
  };
}

function leavingAt(segment: SegmentNumber, windowMinutes: number): Instant {
  return segmentEnd(segment) + windowMinutes * MINUTE_SECONDS;
}

/** What the freelancer is told of a picture that could not be taken: now that its segment is over (T2). */
export function toldOf({ contract, tracked, snapshot }: Cut): Told[] {
  const { fault } = snapshot ?? {};
  if (!fault) return [];
  const { segment } = tracked;
  const message = `The picture of its snapshot could not be taken: ${fault.detail}. The segment is kept without one.`;
  return [{ at: segmentEnd(segment), contract, segment, code: 'capture-failed', message }];
}
