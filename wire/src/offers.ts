import { z } from 'zod';
import { Party, Percent, Terms } from './contracts.ts';
import { FeesRead } from './fees.ts';
import { Currency, DayText, Id, InstantText, MoneyText, Name, plainLines } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** A piece of a fixed price: what is handed over for how much. */
export const OfferMilestone = z.object({
  title: Name,
  says: plainLines(LIMITS.milestoneSays),
  amount: MoneyText,
  dueDay: DayText.nullable(),
});
export type OfferMilestone = z.infer<typeof OfferMilestone>;

/** An operator named the fees: no table of the house is read (B6). */
const FeesAgreed = z.literal(true).optional();

/** Work by the hour. It starts at `startDay` 00:00 UTC, or when the offer is accepted where that is later. */
export const HourlyTerms = Terms.extend({
  kind: z.literal('hourly'),
  startDay: DayText,
  feesAgreed: FeesAgreed,
}).meta({
  id: 'HourlyTerms',
});
export type HourlyTerms = z.infer<typeof HourlyTerms>;

/** Work for a fixed price. Without escrow only where both say so. */
export const FixedTerms = z
  .object({
    kind: z.literal('fixed'),
    currency: Currency,
    milestones: z.array(OfferMilestone).min(1).max(LIMITS.milestones),
    escrow: z.boolean(),
    freelancerFeePercent: Percent,
    clientFeePercent: Percent,
    feesAgreed: FeesAgreed,
  })
  .meta({ id: 'FixedTerms' });
export type FixedTerms = z.infer<typeof FixedTerms>;

/** All that is agreed to by accepting an offer. */
export const OfferTerms = z.discriminatedUnion('kind', [HourlyTerms, FixedTerms]);
export type OfferTerms = z.infer<typeof OfferTerms>;

const Fees = { freelancerFeePercent: true, clientFeePercent: true } as const;
/** As they are asked for: the fees are the house's own, whoever offers; only an operator may name others. */
const TermsAsked = z.discriminatedUnion('kind', [
  HourlyTerms.partial(Fees).strict(),
  FixedTerms.partial(Fees)
    .extend({ milestones: z.array(OfferMilestone.strict()).min(1).max(LIMITS.milestones) })
    .strict(),
]);
const Message = plainLines(LIMITS.offerMessage);
const Reason = plainLines(LIMITS.reason);
const Version = z.number().int().min(1);

export const OfferSide = z.enum(['client', 'freelancer', 'agency', 'operator']);
export const OfferState = z.enum(['open', 'accepted', 'declined', 'withdrawn', 'expired']);
export const OfferDeed = z.enum(['accept', 'decline', 'ask', 'change', 'withdraw']);

/** One version of what is offered, word for word. */
export const OfferVersion = z.object({
  version: Version,
  at: InstantText,
  by: Party,
  title: Name,
  message: Message,
  terms: OfferTerms,
});

/** An offer in a list. */
export const OfferLine = z.object({
  id: Id,
  title: Name,
  kind: z.enum(['hourly', 'fixed']),
  organisation: Party,
  freelancer: Party,
  /** The agency through which the freelancer would work. */
  agency: Party.nullable(),
  job: Id.nullable(),
  proposal: Id.nullable(),
  state: OfferState,
  /** Who is expected to say something now; null when it is over. What is asked for waits for the client. */
  turn: z.enum(['client', 'freelancer']).nullable(),
  /** The viewer is waited for, and may say that word. */
  yours: z.boolean(),
  side: OfferSide,
  version: Version,
  changedAt: InstantText,
  /** Seven days after it was made or last changed. */
  expiresAt: InstantText,
  endedAt: InstantText.nullable(),
  currency: Currency,
  /** An hour's rate, or the sum of all milestones. */
  amount: MoneyText,
  /** The contract that was made of it: of the same id. */
  contract: Id.nullable(),
});
export type OfferLine = z.infer<typeof OfferLine>;

export const Offer = OfferLine.extend({
  /** Since when the client's payment method is verified (P4); null while there is none. */
  clientVerifiedAt: InstantText.nullable(),
  now: OfferVersion,
  /** What both sides' fees would be if it were accepted now, and why; they are fixed then (B6). Of one that is over: what it says. */
  fees: FeesRead,
  /** The version before, for what has changed. */
  before: OfferVersion.nullable(),
  asks: z.array(z.object({ at: InstantText, by: Party, says: z.string() })),
  endedBy: Party.nullable(),
  /** Why it was declined. */
  reason: z.string().nullable(),
  /** What the viewer may do now. */
  may: z.array(OfferDeed),
}).meta({ id: 'Offer' });
export type Offer = z.infer<typeof Offer>;

export const OfferParams = z.object({ offer: Id });
const Closed = ['no-such-offer', 'offer-closed', 'not-your-role'] as const;
const Unreadable = ['bad-terms', 'bad-rate', 'bad-amount', 'amount-too-small'] as const;

export const makeOffer = route({
  method: 'POST',
  path: '/offers',
  says: 'Offer a freelancer a contract: for a proposal, for a job, or directly. `id` may be yours: the same id again is the same offer.',
  tag: 'offers',
  access: ['person'],
  body: z.strictObject({
    id: Id.optional(),
    organisation: Id,
    freelancer: Id,
    proposal: Id.optional(),
    job: Id.optional(),
    agency: Id.optional(),
    title: Name,
    message: Message,
    terms: TermsAsked,
  }),
  answer: Offer,
  status: 201,
  refusals: [
    ...Unreadable,
    'no-such-organisation',
    'not-your-role',
    'no-such-freelancer',
    'no-such-job',
    'job-not-open',
    'no-such-proposal',
    'not-in-this-state',
    'own-freelancer',
    'too-many-offers',
    'payment-owed',
    'id-taken',
  ],
});

export const listOffers = route({
  method: 'GET',
  path: '/offers',
  says: 'The offers that you have made or were made, the newest first; `more` when there are others, `after` the last of these.',
  tag: 'offers',
  access: ['person'],
  query: z.object({
    state: OfferState.optional(),
    proposal: Id.optional(),
    job: Id.optional(),
    after: Id.optional(),
  }),
  answer: z.object({ offers: z.array(OfferLine).max(LIMITS.list), more: z.boolean() }),
});

export const readOffer = route({
  method: 'GET',
  path: '/offers/:offer',
  says: 'One offer as it stands, and the version before it.',
  tag: 'offers',
  access: ['person'],
  params: OfferParams,
  answer: Offer,
  refusals: ['no-such-offer'],
});

export const changeOffer = route({
  method: 'PUT',
  path: '/offers/:offer',
  says: 'Change an open offer, naming the version that you saw. Its seven days begin again.',
  tag: 'offers',
  access: ['person'],
  params: OfferParams,
  body: z.strictObject({ version: Version, title: Name, message: Message, terms: TermsAsked }),
  answer: Offer,
  refusals: [...Closed, ...Unreadable, 'offer-changed'],
});

export const withdrawOffer = route({
  method: 'POST',
  path: '/offers/:offer/withdrawal',
  says: 'Take an open offer back.',
  tag: 'offers',
  access: ['person'],
  params: OfferParams,
  answer: Offer,
  refusals: [...Closed],
});

export const acceptOffer = route({
  method: 'POST',
  path: '/offers/:offer/acceptance',
  says: 'Accept an offer, naming the version that you saw: it becomes the contract of the same id. A fixed price without escrow needs your word for that too.',
  tag: 'offers',
  access: ['person'],
  params: OfferParams,
  body: z.strictObject({
    version: Version,
    withoutEscrow: z.literal(true).optional(),
    /** The fees that you saw: where they are others by now, it is refused (`offer-changed`). */
    fees: z.strictObject({ freelancerFeePercent: Percent, clientFeePercent: Percent }).optional(),
  }),
  answer: Offer,
  refusals: [...Closed, 'offer-changed', 'escrow-not-agreed', 'payment-owed', 'id-taken'],
});

export const declineOffer = route({
  method: 'POST',
  path: '/offers/:offer/decline',
  says: 'Decline an offer, with a reason.',
  tag: 'offers',
  access: ['person'],
  params: OfferParams,
  body: z.strictObject({ reason: Reason }),
  answer: Offer,
  refusals: [...Closed],
});

export const askForChanges = route({
  method: 'POST',
  path: '/offers/:offer/asks',
  says: 'Ask for changes, three times an hour at most. The offer as it stands can still be accepted.',
  tag: 'offers',
  access: ['person'],
  params: OfferParams,
  body: z.strictObject({ says: plainLines(LIMITS.asks).regex(/\S/, 'must say something') }),
  answer: Offer,
  refusals: [...Closed, 'too-many-asks'],
});
