import type { Instant } from '@stint/core/instant';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';

/** B5: the four places of a week, in their order. */
export const STAGES = {
  'in-progress': 'in progress',
  'in-review': 'in review',
  pending: 'pending',
  available: 'available',
} as const;

/** When the stage that a week is in ends; of the last one, when it began. */
export function endOfStage({ stage, clock }: Week): Instant {
  if (stage === 'in-progress') return toInstant(clock.locksAt);
  return toInstant(stage === 'in-review' ? clock.reviewEndsAt : clock.availableAt);
}

/** What became of the charge, in plain words; null where there is nothing to say. */
export const CHARGES = {
  'not-yet': null,
  none: 'Nothing to charge.',
  asked: 'The client’s card is being charged.',
  succeeded: 'Charged to the client’s card.',
  declined: 'The client’s card was declined.',
  disputed: 'The client’s bank took the charge back, and decides about it.',
  'charged-back': 'The client’s bank took the charge back: it is owed again.',
} as const;
