import { z } from 'zod';
import { DiaryEntry, Week, WeekParams } from './diary.ts';
import { Dispute, DisputeReason } from './dispute.ts';
import { Id, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** In what a segment differs from what was usual on its contract. It says nothing about whether that is good or bad. */
export const Hint = z
  .discriminatedUnion('kind', [
    /** No segment of the weeks before had this app in front. */
    z.object({ kind: z.literal('new-app'), app: z.string() }),
    /** In no week before was anything worked within an hour of this hour of the day (UTC). */
    z.object({ kind: z.literal('new-hour'), hour: z.number().int() }),
  ])
  .meta({ id: 'Hint' });
export type Hint = z.infer<typeof Hint>;

export const ReviewEntry = DiaryEntry.extend({ hints: z.array(Hint) }).meta({ id: 'ReviewEntry' });
export type ReviewEntry = z.infer<typeof ReviewEntry>;

/** All that the two sides look at before a week's pay moves on. Both read the same. */
export const Review = z
  .object({
    week: Week,
    /** The week's diary, judged; what is billed of it can be disputed. */
    entries: z.array(ReviewEntry),
    /** The oldest first, withdrawn ones too. */
    disputes: z.array(Dispute),
  })
  .meta({ id: 'Review' });
export type Review = z.infer<typeof Review>;

export const readReview = route({
  method: 'GET',
  path: '/contracts/:contract/weeks/:week/review',
  says: "A week's review: every segment with its verdict, the sums and the clock, the approval, the disputes.",
  tag: 'review',
  access: ['person'],
  params: WeekParams,
  answer: Review,
  refusals: ['no-such-contract', 'bad-week'],
});

const IN_REVIEW = ['not-in-review', 'review-over'] as const;
const CLIENT = ['no-such-contract', 'bad-week', 'clients-only', 'not-your-role'] as const;

export const approveWeek = route({
  method: 'PUT',
  path: '/contracts/:contract/weeks/:week/approval',
  says: 'Approve a week early (B6): the freelancer is told; no date and no money moves. A dispute takes it back.',
  tag: 'review',
  access: ['person'],
  params: WeekParams,
  answer: Review,
  refusals: [...CLIENT, ...IN_REVIEW],
});

const Line = z.strictObject({
  segment: z.number().int().min(0).max(LIMITS.segment),
  kind: z.enum(['tracked', 'manual']),
});

/** Segments that are disputed for the same reason. `other` has to say what it is. */
const Part = z.strictObject({
  reason: DisputeReason,
  says: plainLines(LIMITS.reason).default(''),
  segments: z.array(Line).min(1).max(LIMITS.disputed),
});

export const openDispute = route({
  method: 'POST',
  path: '/contracts/:contract/weeks/:week/disputes',
  says: 'Dispute segments of a week in review (D1): all of them or none. It adds to a dispute that is open. `id` may be yours: the same id again is the same deed.',
  tag: 'review',
  access: ['person'],
  params: WeekParams,
  body: z.strictObject({
    id: Id.optional(),
    parts: z.array(Part).min(1).max(LIMITS.disputeParts),
  }),
  answer: Review,
  status: 201,
  refusals: [
    ...CLIENT,
    ...IN_REVIEW,
    'not-billed',
    'already-disputed',
    'reason-needed',
    'too-many-disputes',
    'id-taken',
  ],
});

export const withdrawDispute = route({
  method: 'DELETE',
  path: '/contracts/:contract/weeks/:week/disputes/:dispute',
  says: 'Withdraw a dispute that is not decided (D2): what it holds goes on to where the rest of the pay is.',
  tag: 'review',
  access: ['person'],
  params: WeekParams.extend({ dispute: Id }),
  answer: Review,
  refusals: [...CLIENT, 'no-such-dispute', 'dispute-not-open'],
});
