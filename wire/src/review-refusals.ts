/** Every code that a deed of a week's review can refuse with. */
export const REVIEW_CODES = [
  'not-in-review',
  'review-over',
  'not-billed',
  'already-disputed',
  'reason-needed',
  'no-such-dispute',
  'dispute-not-open',
  'already-answered',
  'not-contested',
  'not-disputed',
  'too-many-rulings',
  'too-many-disputes',
] as const;

export type ReviewCode = (typeof REVIEW_CODES)[number];
