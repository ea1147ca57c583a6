import { DAY_SECONDS, type Instant } from '../instant.ts';
import { deedsIn, type StateTable } from './table.ts';

/**
 * `proposed-by-…`: waits for the other side's word. What money does with it is in `escrow/`: it is funded before it is
 * submitted where the contract has escrow, and `released` when its money has left for good.
 */
export type MilestoneState =
  | 'proposed-by-client'
  | 'proposed-by-freelancer'
  | 'agreed'
  | 'change-by-client'
  | 'change-by-freelancer'
  | 'submitted'
  | 'released'
  | 'dropped';
export type MilestoneDeed =
  | 'client: agree'
  | 'freelancer: agree'
  | 'client: change'
  | 'freelancer: change'
  | 'client: drop'
  | 'freelancer: drop'
  | 'freelancer: submit'
  | 'client: ask for changes';

/** A change of what was agreed needs the other side's word; until then the agreed one stands and can be submitted. */
export const MILESTONE: StateTable<MilestoneState, MilestoneDeed> = {
  'proposed-by-client': {
    'freelancer: agree': 'agreed',
    'client: change': 'proposed-by-client',
    'freelancer: change': 'proposed-by-freelancer',
    'client: drop': 'dropped',
    'freelancer: drop': 'dropped',
  },
  'proposed-by-freelancer': {
    'client: agree': 'agreed',
    'freelancer: change': 'proposed-by-freelancer',
    'client: change': 'proposed-by-client',
    'client: drop': 'dropped',
    'freelancer: drop': 'dropped',
  },
  agreed: {
    'client: change': 'change-by-client',
    'freelancer: change': 'change-by-freelancer',
    'freelancer: submit': 'submitted',
  },
  'change-by-client': {
    'freelancer: agree': 'agreed',
    'client: change': 'change-by-client',
    'client: drop': 'agreed',
    'freelancer: drop': 'agreed',
    'freelancer: submit': 'submitted',
  },
  'change-by-freelancer': {
    'client: agree': 'agreed',
    'freelancer: change': 'change-by-freelancer',
    'client: drop': 'agreed',
    'freelancer: drop': 'agreed',
    'freelancer: submit': 'submitted',
  },
  submitted: { 'client: ask for changes': 'agreed' },
  released: {},
  dropped: {},
};

export type MilestoneSide = 'client' | 'freelancer';

/** What a side may do with a milestone now, without its name in front. */
export function milestoneDeeds(state: MilestoneState, side: MilestoneSide): string[] {
  const mine = `${side}: `;
  return deedsIn(MILESTONE, state).flatMap((deed) =>
    deed.startsWith(mine) ? [deed.slice(mine.length)] : [],
  );
}

/** Whose word or work a milestone waits for; null: nobody's, it is over. */
export function milestoneTurn(state: MilestoneState): MilestoneSide | null {
  if (state === 'dropped' || state === 'released') return null;
  return state === 'proposed-by-freelancer' || state === 'change-by-freelancer' || state === 'submitted'
    ? 'client'
    : 'freelancer';
}

/** Can its money be released: is it agreed, submitted or not? */
export function isReleasable(state: MilestoneState): boolean {
  return isAgreed(state) || state === 'submitted';
}

/** Agreed by both and not dropped: work that somebody counts on. */
export function isAgreed(state: MilestoneState): boolean {
  return state === 'agreed' || state === 'change-by-client' || state === 'change-by-freelancer';
}

/** How long before its due day somebody is reminded of a milestone. */
export const REMINDED_BEFORE_SECONDS = 3 * DAY_SECONDS;

/** Which reminder a milestone has come to: `soon` three days before the due day begins (UTC), `today` when it has begun. */
export function milestoneReminder(dueDay: Instant, now: Instant): 'soon' | 'today' | null {
  if (now >= dueDay) return 'today';
  return now >= dueDay - REMINDED_BEFORE_SECONDS ? 'soon' : null;
}
