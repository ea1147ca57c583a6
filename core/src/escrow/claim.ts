import type { StateTable } from '../handshake/table.ts';
import { DAY_SECONDS, type Instant } from '../instant.ts';

/**
 * Whose the money in escrow is when a contract ends with some of it, or sleeps: its way back is asked, the freelancer may
 * dispute that, the client answers, and an operator decides what both have said. Silence decides for the other side.
 */
export type ClaimState = 'asked' | 'disputed' | 'heard' | 'refunded' | 'released' | 'decided' | 'lifted';
export type ClaimDeed =
  | 'freelancer: dispute'
  | 'freelancer: give in'
  | 'freelancer: submit'
  | 'client: answer'
  | 'client: give in'
  | 'operator: decide'
  | 'clock: 7 days'
  | 'clock: 5 days';

export const CLAIM: StateTable<ClaimState, ClaimDeed> = {
  asked: {
    'freelancer: dispute': 'disputed',
    'freelancer: give in': 'refunded',
    // Only of a contract that slept: work wakes it, and so does money that is put aside.
    'freelancer: submit': 'lifted',
    'client: give in': 'released',
    'clock: 7 days': 'refunded',
  },
  disputed: {
    'client: answer': 'heard',
    'client: give in': 'released',
    'freelancer: give in': 'refunded',
    'clock: 5 days': 'released',
  },
  heard: {
    'operator: decide': 'decided',
    'client: give in': 'released',
    'freelancer: give in': 'refunded',
  },
  refunded: {},
  released: {},
  decided: {},
  lifted: {},
};

/** How long the freelancer may dispute that the money goes back. */
export const DISPUTE_SECONDS = 7 * DAY_SECONDS;
/** How long the client may answer a dispute. */
export const ANSWER_SECONDS = 5 * DAY_SECONDS;
/** From the submission on: so long the client may look at the work, and silence releases it. */
export const SILENCE_SECONDS = 14 * DAY_SECONDS;
/** From the release on: the security hold. */
export const HOLD_SECONDS = 5 * DAY_SECONDS;
/** After so long without a deed, a contract with money in escrow sleeps. */
export const DORMANT_SECONDS = 90 * DAY_SECONDS;

/** Is the money still waiting for an outcome? */
export function isOpen(state: ClaimState): boolean {
  return state === 'asked' || state === 'disputed' || state === 'heard';
}

/** Until when the side whose word it waits for can say it; null where the operator's is waited for, or nobody's. */
export function claimEndsAt({ state, since }: { state: ClaimState; since: Instant }): Instant | null {
  if (state === 'asked') return since + DISPUTE_SECONDS;
  return state === 'disputed' ? since + ANSWER_SECONDS : null;
}
