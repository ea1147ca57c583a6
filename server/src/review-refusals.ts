import { LIMITS } from '@stint/wire/limits';
import type { ReviewCode } from '@stint/wire/review-refusals';

/** How the refusals of a week's review are told: status, sentence, what would work. */
export const REVIEW_SAID: Readonly<Record<ReviewCode, readonly [number, string, string | null]>> = {
  'not-in-review': [
    409,
    'No invoice of this week is in review.',
    'A week with something billed is in review from its lock on Monday 12:00 UTC (B5).',
  ],
  'review-over': [
    409,
    "This week's review is over: it ended on Saturday 00:00 UTC, and silence was consent (B5).",
    'Write a message: the freelancer can refund of their own will (D3).',
  ],
  'not-billed': [
    409,
    "This segment is not on this week's invoice, so there is nothing to dispute (D1).",
    'Choose segments that are billed.',
  ],
  'already-disputed': [
    409,
    'This segment is disputed already (D1).',
    'Leave it out, or withdraw that dispute first.',
  ],
  'reason-needed': [
    422,
    'A dispute for another reason needs words: the freelancer has to know what it is (D1).',
    'Say in a sentence what is wrong.',
  ],
  'no-such-dispute': [404, 'There is no such dispute in this week.', null],
  'dispute-not-open': [
    409,
    'This dispute is over: it was withdrawn, accepted or decided.',
    'Look at how it stands now.',
  ],
  'already-answered': [
    409,
    'This dispute was answered already, or its three days are over: silence is a contest (D2).',
    'Look at how it stands now.',
  ],
  'not-contested': [
    409,
    'There is nothing to overrule here: an operator overrules what is contested, until it is decided (D2).',
    'Look at how it stands now.',
  ],
  'not-disputed': [409, 'This segment is not in this dispute.', 'Choose a segment of this dispute.'],
  'too-many-rulings': [409, 'This segment was overruled so often that it stays as it is now.', null],
  'too-many-disputes': [
    409,
    `Disputes of this week were begun ${LIMITS.disputesAWeek} times (D1).`,
    'Write a message: the freelancer can refund of their own will (D3).',
  ],
};
