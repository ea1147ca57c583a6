import { z } from 'zod';
import { Currency, Id, InstantText, MoneyText, WeekText } from './letters.ts';
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
  /** `by` empty: nobody said anything for three days. `letGo`: how many of the segments the freelancer lets go. */
  'dispute-contested': OfDispute.extend({
    dispute: Id,
    letGo: z.number().int(),
    says: Theirs,
    decidesAt: InstantText,
  }),
  /** `back`: what the client gets back, with the fees. */
  'dispute-accepted': OfDispute.extend({ dispute: Id, back: MoneyText }),
  /** `by`: the operator; `start`: of the segment. */
  'dispute-overruled': OfReview.extend({
    dispute: Id,
    start: InstantText,
    outcome: z.enum(['refunded', 'paid']),
    says: Theirs,
  }),
  /** Of `segments` so many are refunded: `back` to the client with the fees; `net` is paid to the freelancer. */
  'dispute-decided': OfDispute.extend({ dispute: Id, refunded: z.number().int(), back: MoneyText }),
} as const satisfies Record<string, z.ZodObject>;

export type ReviewKind = keyof typeof REVIEW_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const REVIEW_KINDS = {
  'week-approved': { group: 'weeks', to: 'freelancer', mail: 'digest' },
  'dispute-opened': { group: 'weeks', to: 'freelancer', mail: 'now' },
  'dispute-withdrawn': { group: 'weeks', to: 'freelancer', mail: 'now' },
  'dispute-contested': { group: 'weeks', to: 'both', mail: 'now' },
  'dispute-accepted': { group: 'weeks', to: 'client', mail: 'now' },
  'dispute-overruled': { group: 'weeks', to: 'both', mail: 'now' },
  'dispute-decided': { group: 'weeks', to: 'both', mail: 'now' },
} as const satisfies Record<ReviewKind, unknown>;
