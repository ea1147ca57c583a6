import { z } from 'zod';
import { Currency, InstantText, MoneyText, WeekText } from './letters.ts';
import { DEBT_FACTS, DEBT_KINDS } from './told-debts.ts';
import { ESCROW_FACTS, ESCROW_KINDS } from './told-escrow.ts';
import { HANDSHAKE_FACTS, HANDSHAKE_KINDS } from './told-handshake.ts';
import { OfContract, Theirs } from './told-letters.ts';
import { PAYMENT_FACTS, PAYMENT_KINDS } from './told-payments.ts';
import { PAYOUT_FACTS, PAYOUT_KINDS } from './told-payouts.ts';
import { REFUND_FACTS, REFUND_KINDS } from './told-refunds.ts';
import { REVIEW_FACTS, REVIEW_KINDS } from './told-review.ts';

const Seconds = z.number().int();
const LimitMinutes = z.number().int().nullable();

const OfWeek = OfContract.extend({ week: WeekText });
/** A deed of somebody on the contract. */
const ByPerson = OfContract.extend({ by: Theirs, at: InstantText });
const Limit = OfWeek.extend({ other: Theirs, countedSeconds: Seconds, limitMinutes: z.number().int() });

/** Everything that somebody is told, by kind, with the facts that its sentences are made of. A new kind is added here, or where it says. */
export const FACTS = {
  'week-closed': OfWeek.extend({
    other: Theirs,
    seconds: Seconds,
    net: MoneyText,
    currency: Currency,
    reviewEndsAt: InstantText,
    availableAt: InstantText,
  }),
  'week-invoiced': OfWeek.extend({
    other: Theirs,
    seconds: Seconds,
    total: MoneyText,
    currency: Currency,
    reviewEndsAt: InstantText,
  }),
  'review-ends': OfWeek.extend({
    other: Theirs,
    total: MoneyText,
    currency: Currency,
    reviewEndsAt: InstantText,
  }),
  'charge-declined': OfWeek.extend({
    total: MoneyText,
    currency: Currency,
    attempt: z.number().int(),
    most: z.number().int(),
    /** Null after the last attempt (D5). */
    nextAt: InstantText.nullable(),
  }),
  'charge-waits': OfWeek.extend({
    other: Theirs,
    net: MoneyText,
    currency: Currency,
    most: z.number().int(),
    last: z.boolean(),
  }),
  'charge-settled': OfWeek.extend({ amount: MoneyText, currency: Currency }),
  'money-available': OfWeek.extend({ net: MoneyText, currency: Currency }),
  'payout-sent': z.object({ amount: MoneyText, currency: Currency }),
  'payout-failed': z.object({ amount: MoneyText, currency: Currency }),
  'contract-made': OfContract.extend({
    other: Theirs,
    rate: MoneyText,
    currency: Currency,
    starts: InstantText,
    limitMinutes: LimitMinutes,
  }),
  'contract-paused': ByPerson,
  'contract-resumed': ByPerson,
  'contract-ended': ByPerson.extend({ locksAt: InstantText }),
  'rate-changed': ByPerson.extend({ from: MoneyText, to: MoneyText, currency: Currency }),
  'limit-changed': ByPerson.extend({
    from: LimitMinutes,
    to: LimitMinutes,
    /** The Monday from which a cut holds; null for a raise, which holds at once (B3). */
    holdsFrom: InstantText.nullable(),
  }),
  'manual-time-changed': ByPerson.extend({ allowed: z.boolean() }),
  'time-gave-way': OfWeek.extend({ seconds: Seconds }),
  'time-late': OfWeek.extend({ other: Theirs, seconds: Seconds }),
  'bonus-asked': OfWeek.extend({
    other: Theirs,
    seconds: Seconds,
    amount: MoneyText,
    currency: Currency,
    memo: Theirs,
  }),
  'bonus-declined': OfWeek.extend({ by: Theirs, amount: MoneyText, currency: Currency, answer: Theirs }),
  'tracker-signed-in': z.object({ device: Theirs, at: InstantText }),
  'limit-near': Limit,
  'limit-reached': Limit,
  'limit-used-up': Limit,
  ...HANDSHAKE_FACTS,
  ...REVIEW_FACTS,
  ...DEBT_FACTS,
  ...PAYMENT_FACTS,
  ...PAYOUT_FACTS,
  ...ESCROW_FACTS,
  ...REFUND_FACTS,
} as const satisfies Record<string, z.ZodObject>;

export type Kind = keyof typeof FACTS;
export type FactsOf<K extends Kind> = z.output<(typeof FACTS)[K]>;

/** What somebody is told: a kind and its facts. */
export type Told = { readonly [K in Kind]: { readonly kind: K; readonly facts: FactsOf<K> } }[Kind];

export const KINDS = Object.keys(FACTS) as readonly Kind[] as readonly [Kind, ...Kind[]];
export const KindName = z.enum(KINDS);

/** At once, in the next digest, or not at all. */
export const MailChoice = z.enum(['now', 'digest', 'off']);
export type MailChoice = z.infer<typeof MailChoice>;

interface KindFacts {
  /** Under which heading its switches stand. */
  readonly group:
    | 'weeks'
    | 'money'
    | 'jobs'
    | 'offers'
    | 'contracts'
    | 'milestones'
    | 'messages'
    | 'time'
    | 'trackers'
    | 'team';
  /** Who can be told it. */
  readonly to: 'freelancer' | 'client' | 'both';
  /** How it is mailed to who has not chosen. Here, in the pages, every kind is on. */
  readonly mail: MailChoice;
}

export const KIND_FACTS: { readonly [K in Kind]: KindFacts } = {
  'week-closed': { group: 'weeks', to: 'freelancer', mail: 'now' },
  'week-invoiced': { group: 'weeks', to: 'client', mail: 'now' },
  'review-ends': { group: 'weeks', to: 'client', mail: 'now' },
  'bonus-asked': { group: 'weeks', to: 'client', mail: 'now' },
  'bonus-declined': { group: 'weeks', to: 'freelancer', mail: 'now' },
  'charge-declined': { group: 'money', to: 'client', mail: 'now' },
  'charge-waits': { group: 'money', to: 'freelancer', mail: 'now' },
  'charge-settled': { group: 'money', to: 'both', mail: 'digest' },
  'money-available': { group: 'money', to: 'freelancer', mail: 'digest' },
  'payout-sent': { group: 'money', to: 'freelancer', mail: 'digest' },
  'payout-failed': { group: 'money', to: 'freelancer', mail: 'now' },
  'contract-made': { group: 'contracts', to: 'both', mail: 'now' },
  'contract-paused': { group: 'contracts', to: 'both', mail: 'now' },
  'contract-resumed': { group: 'contracts', to: 'both', mail: 'now' },
  'contract-ended': { group: 'contracts', to: 'both', mail: 'now' },
  'rate-changed': { group: 'contracts', to: 'both', mail: 'now' },
  'limit-changed': { group: 'contracts', to: 'both', mail: 'digest' },
  'manual-time-changed': { group: 'contracts', to: 'both', mail: 'digest' },
  'limit-near': { group: 'time', to: 'freelancer', mail: 'off' },
  'limit-reached': { group: 'time', to: 'freelancer', mail: 'now' },
  'limit-used-up': { group: 'time', to: 'client', mail: 'digest' },
  'time-gave-way': { group: 'time', to: 'both', mail: 'digest' },
  'time-late': { group: 'time', to: 'freelancer', mail: 'now' },
  'tracker-signed-in': { group: 'trackers', to: 'freelancer', mail: 'now' },
  ...HANDSHAKE_KINDS,
  ...REVIEW_KINDS,
  ...DEBT_KINDS,
  ...PAYMENT_KINDS,
  ...PAYOUT_KINDS,
  ...ESCROW_KINDS,
  ...REFUND_KINDS,
};

/** Mailed at once and shown whatever is chosen: who has somebody's password could choose for them. */
export const ALWAYS_TOLD: ReadonlySet<Kind> = new Set(['payout-method-set']);

/** Reads what was kept or sent; throws where it is no telling of ours. */
export function toldOf(kind: string, facts: unknown): Told {
  const known = KindName.parse(kind);
  // The facts are those of this very kind: that is what was just read.
  return { kind: known, facts: FACTS[known].parse(facts) } as Told;
}
