import { z } from 'zod';
import { Currency, InstantText, MoneyText, WeekText } from './letters.ts';
import { OfContract, Theirs } from './told-letters.ts';

/** `by`: the member of the client who did it. */
const OfReview = OfContract.extend({ week: WeekText, by: Theirs });
const OfDispute = OfReview.extend({
  /** How many segments, and their billed seconds. */
  segments: z.number().int(),
  seconds: z.number().int(),
  /** The freelancer's part of it. */
  net: MoneyText,
  currency: Currency,
});

/** What is told of a week's review. */
export const REVIEW_FACTS = {
  'week-approved': OfReview.extend({ reviewEndsAt: InstantText }),
  'dispute-opened': OfDispute.extend({ answerBy: InstantText }),
  'dispute-withdrawn': OfDispute,
} as const satisfies Record<string, z.ZodObject>;

export type ReviewKind = keyof typeof REVIEW_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const REVIEW_KINDS = {
  'week-approved': { group: 'weeks', to: 'freelancer', mail: 'digest' },
  'dispute-opened': { group: 'weeks', to: 'freelancer', mail: 'now' },
  'dispute-withdrawn': { group: 'weeks', to: 'freelancer', mail: 'now' },
} as const satisfies Record<ReviewKind, unknown>;
