import { z } from 'zod';
import { Currency, DayText, Id, InstantText, MoneyText, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** A sum, and in what. */
export const Sum = z.object({ amount: MoneyText, currency: Currency });

/** Where a need is done: a page, and on it the place. */
export const Target = z
  .discriminatedUnion('page', [
    z.object({
      page: z.literal('diary'),
      contract: Id,
      /** Of the first segment, in UTC. */
      day: DayText,
      segment: z.number().int().nullable(),
      /** Whether all of it lies on that day. */
      oneDay: z.boolean(),
      only: z.enum(['memo-missing', 'low-activity', 'uncounted']).nullable(),
    }),
    z.object({ page: z.literal('week'), contract: Id, week: WeekText }),
    z.object({ page: z.literal('review'), contract: Id, week: WeekText }),
    z.object({ page: z.literal('contract'), contract: Id, change: z.literal('limit').nullable() }),
    z.object({ page: z.literal('contract-messages'), contract: Id }),
    z.object({ page: z.literal('thread'), thread: Id }),
    z.object({ page: z.literal('dispute'), contract: Id, dispute: Id }),
    z.object({ page: z.literal('payment'), contract: Id, payment: Id }),
    z.object({ page: z.literal('offer'), offer: Id }),
    z.object({ page: z.literal('job'), job: Id }),
    z.object({ page: z.literal('payment-methods'), organisation: Id }),
    z.object({ page: z.literal('debt'), organisation: Id }),
    z.object({ page: z.enum(['money', 'trackers', 'mail', 'books', 'disputes', 'payouts']) }),
  ])
  .meta({ id: 'Target' });
export type Target = z.infer<typeof Target>;

const Seconds = z.number().int();
const Count = z.number().int();
const ofWeek = { week: WeekText };
const ofSegments = { ...ofWeek, seconds: Seconds, segments: Count };

/** What can wait for somebody, each with its own facts. */
const KINDS = {
  // A freelancer's.
  'memo-missing': ofSegments,
  /** `labels`: the terms have activity labels that may ask for less. */
  'low-activity': { ...ofSegments, labels: z.boolean() },
  'client-unverified': ofSegments,
  uncounted: ofSegments,
  'late-time': { ...ofWeek, seconds: Seconds },
  'offer-waiting': { kind: z.enum(['hourly', 'fixed']) },
  'manual-allowed': { from: InstantText, to: InstantText },
  payout: {},
  /** None in force and none that waits, or the bank sent something back from the one there is. */
  'no-payout-method': { returned: z.boolean() },
  /** A tracker that said it runs a session, and was not heard of since. */
  'tracker-silent': { tracker: z.string(), heardAt: InstantText },
  'no-tracker': { tracker: z.string(), revokedAt: InstantText },
  'dispute-open': { ...ofWeek, segments: Count },
  // Either side's.
  'limit-near': { ...ofWeek, counted: Seconds, limit: Seconds, over: Seconds },
  'charge-declined': { ...ofWeek, attempt: Count, retryAt: InstantText.nullable() },
  milestone: {
    n: Count,
    name: z.string(),
    /** fund: its money is to be put into escrow before the work begins. */
    what: z.enum(['agree', 'agree-change', 'fund', 'do', 'look']),
    dueDay: DayText.nullable(),
    /** Its money is in escrow; null: the contract is run without. */
    funded: z.boolean().nullable(),
  },
  /** Money in escrow is asked back, and the word is this side's; silence decides for the other. */
  'escrow-claim': {},
  feedback: {},
  // A client's.
  review: ofWeek,
  'week-locks': { ...ofWeek, seconds: Seconds },
  'payment-unverified': {},
  'manual-asked': { from: InstantText, to: InstantText, reason: z.string() },
  'bonus-asked': { ...ofWeek, seconds: Seconds },
  /** Of a milestone without escrow. */
  'invoice-open': { says: z.string() },
  'offer-asked': {},
  'proposals-unread': { count: Count },
  // An operator's.
  /** Contested, and not decided yet. */
  'disputes-to-decide': { count: Count },
  /** Of money in escrow; both sides were heard. */
  'claims-to-decide': { count: Count, since: InstantText },
  /** Large sums that another operator must look at; what no bank was told of yet. */
  'payouts-to-approve': { count: Count },
  'payouts-to-send': { count: Count },
  'mails-failed': { count: Count, fault: z.string() },
  'work-late': {
    what: z.enum(['weeks', 'set-aside', 'charges', 'payouts', 'tellings']),
    count: Count,
    since: InstantText,
    /** What went wrong with the first of them, where that is known. */
    says: z.string().nullable(),
  },
} as const;

type Kinds = typeof KINDS;
export type NeedKind = keyof Kinds;
export const NEED_KINDS = Object.keys(KINDS) as readonly NeedKind[] as readonly [NeedKind, ...NeedKind[]];

const OfAll = {
  /** The same as long as it is the same need. */
  key: z.string(),
  /** As what somebody is asked. An agency speaks for a freelancer. */
  as: z.enum(['freelancer', 'client', 'agency', 'operator']),
  /** What it is about: of a contract, an offer, a job its title, else a name. */
  about: z.string(),
  /** The other side; of an agency's, its freelancer. Null where there is none. */
  who: z.string().nullable(),
  /** The instant at which it is too late, or something happens by itself. */
  until: InstantText.nullable(),
  /** What hangs on it. */
  stake: Sum.nullable(),
  go: Target,
};
type OfAll = z.infer<z.ZodObject<typeof OfAll>>;

/** Something that waits for somebody. */
export type Need = {
  readonly [K in NeedKind]: OfAll & { readonly kind: K; readonly facts: z.infer<z.ZodObject<Kinds[K]>> };
}[NeedKind];
export const Need = z
  .discriminatedUnion(
    'kind',
    NEED_KINDS.map((kind) =>
      z.object({ ...OfAll, kind: z.literal(kind), facts: z.object(KINDS[kind]) }),
    ) as unknown as readonly [z.ZodObject<{ kind: z.ZodLiteral<string>; facts: z.ZodObject }>],
  )
  .meta({ id: 'Need' }) as unknown as z.ZodType<Need, Need>;

export const readNeeds = route({
  method: 'GET',
  path: '/needs',
  says: `What waits for you, in each of your roles: first what is lost first. At most ${LIMITS.needsOfAKind} of a kind; of others how many.`,
  tag: 'home',
  access: ['person'],
  answer: z.object({
    needs: z.array(Need),
    /** Of the same kind and role, and not among them. */
    more: z.array(z.object({ kind: z.enum(NEED_KINDS), as: OfAll.as, count: Count })),
  }),
});
