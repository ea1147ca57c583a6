import { z } from 'zod';
import { Currency, Id, InstantText, MoneyText, Name, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** One freelancer's money in one currency, by where it is. */
export const Purse = z
  .object({
    currency: Currency,
    /** What the running weeks would pay, net, if they locked now. */
    inProgress: MoneyText,
    inReview: MoneyText,
    /** What clients dispute, held until it is known whose it is (D1). */
    disputed: MoneyText,
    pending: MoneyText,
    available: MoneyText,
    paidOut: MoneyText,
  })
  .meta({ id: 'Purse' });

export const readPurses = route({
  method: 'GET',
  path: '/purses',
  says: 'Your money as a freelancer: in progress, in review, disputed, pending, available, paid out.',
  tag: 'money',
  access: ['person'],
  answer: z.array(Purse),
});

export const Payout = z
  .object({
    id: Id,
    amount: MoneyText,
    currency: Currency,
    /** `waiting`: two operators look at it first; `asked`: on its way. */
    state: z.enum(['waiting', 'asked', 'paid', 'failed']),
    at: InstantText,
    via: z.enum(['processor', 'bank']),
    /** Of the account, where it goes to one. */
    lastFour: z.string(),
    /** Why it came back. */
    reason: z.string(),
  })
  .meta({ id: 'Payout' });

export const payOut = route({
  method: 'POST',
  path: '/payouts',
  says: 'Pay out what is available. `id` is yours: the same id again is the same payout.',
  tag: 'money',
  access: ['person'],
  body: z.strictObject({ id: Id, currency: Currency, amount: MoneyText }),
  answer: Payout,
  status: 201,
  refusals: [
    'more-than-available',
    'bad-amount',
    'freelancers-only',
    'id-taken',
    'no-payout-method',
    'method-returned',
  ],
});

export const listPayouts = route({
  method: 'GET',
  path: '/payouts',
  says: `Your payouts, the newest first: the last ${LIMITS.list} of them.`,
  tag: 'money',
  access: ['person'],
  answer: z.array(Payout),
});

/** What an entry of the books leads on to: a week, a one-time payment or a milestone. */
const EntryAbout = z.discriminatedUnion('what', [
  z.object({ what: z.literal('week'), contract: Id, week: WeekText }),
  z.object({ what: z.literal('payment'), contract: Id, payment: Id }),
  z.object({ what: z.literal('milestone'), contract: Id, milestone: Id }),
]);

export const LedgerEntry = z
  .object({
    id: z.string(),
    at: InstantText,
    currency: Currency,
    says: z.string(),
    postings: z.array(z.object({ from: z.string(), to: z.string(), amount: MoneyText })),
    /** What it is about, where that is of one contract. */
    about: EntryAbout.nullable(),
  })
  .meta({ id: 'LedgerEntry' });

export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const readLedger = route({
  method: 'GET',
  path: '/ledger/entries',
  says: 'The books: every entry, oldest first, after `after`.',
  tag: 'operator',
  access: ['operator'],
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: z.object({ entries: z.array(LedgerEntry), next: z.number().int().nullable() }),
});

export const readBalances = route({
  method: 'GET',
  path: '/ledger/balances',
  says: 'What is in each place, by currency.',
  tag: 'operator',
  access: ['operator'],
  answer: z.array(z.object({ currency: Currency, account: z.string(), balance: MoneyText })),
});

export const readClock = route({
  method: 'GET',
  path: '/clock',
  says: 'The time by which the house decides, and whether it can be moved (the demo).',
  tag: 'operator',
  access: ['anybody'],
  answer: z.object({ now: InstantText, movable: z.boolean(), demo: z.boolean() }),
});

export const moveClock = route({
  method: 'PUT',
  path: '/clock',
  says: 'Move the demo clock forward; whatever became due is done before the answer.',
  tag: 'operator',
  access: ['operator'],
  body: z.strictObject({ now: InstantText }),
  answer: z.object({ now: InstantText, done: z.array(z.string()) }),
  refusals: ['clock-not-movable', 'forward-only'],
});

export const demoSignIns = route({
  method: 'GET',
  path: '/demo/sign-ins',
  says: 'The sign-ins of the demo world; empty outside the demo.',
  tag: 'sign-in',
  access: ['anybody'],
  answer: z.array(z.object({ name: Name, role: z.string(), email: z.string(), password: z.string() })),
});
