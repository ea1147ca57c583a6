import { z } from 'zod';
import { Currency, Id, InstantText, MoneyText, Name, WeekText } from './letters.ts';
import { Sum } from './needs.ts';
import { route } from './route.ts';

const Params = z.object({ organisation: Id });

/** One attempt to charge a week: with which card, and what its bank said. */
export const Attempt = z.object({
  /** Its number, from 1 on. */
  n: z.number().int(),
  at: InstantText,
  /** Of D5: on each of five days every card is tried once. 0: paid by hand before the first. */
  day: z.number().int(),
  card: z.object({ brand: z.string(), last4: z.string() }),
  /** Who pressed "Pay now"; null: the clock. */
  by: Name.nullable(),
  state: z.enum(['asked', 'succeeded', 'declined', 'disputed', 'charged-back']),
  /** The bank's word, such as `insufficient_funds`; `card_removed`: there was no card. */
  why: z.string().nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

/** An invoice that is not paid. */
export const Owed = z.object({
  contract: Id,
  title: Name,
  freelancer: Name,
  week: WeekText,
  currency: Currency,
  amount: MoneyText,
  /** When the fifth day failed (D5); null: not yet. */
  failedAt: InstantText.nullable(),
  /** When the cards are tried again by themselves; null: not any more, or not yet charged. */
  nextAt: InstantText.nullable(),
  /** The client’s bank has taken the charge back and decides: nobody is asked to pay meanwhile. */
  disputed: z.boolean(),
  attempts: z.array(Attempt),
  /** What the protection fund has paid the freelancer of it meanwhile, and has back first. */
  advanced: MoneyText,
});
export type Owed = z.infer<typeof Owed>;

export const Debt = z
  .object({
    organisation: z.object({ id: Id, name: Name }),
    /** Since when its contracts are paused; null: they are not. */
    suspendedSince: InstantText.nullable(),
    /** The oldest first. */
    owed: z.array(Owed),
    total: z.array(Sum),
  })
  .meta({ id: 'Debt' });
export type Debt = z.infer<typeof Debt>;

export const readDebt = route({
  method: 'GET',
  path: '/organisations/:organisation/debt',
  says: 'What an organisation owes by invoice: each attempt and why it failed, when the next one is, what stands still (D5). For who pays for it, and for operators.',
  tag: 'money',
  access: ['person'],
  params: Params,
  answer: Debt,
  refusals: ['no-such-organisation', 'not-your-role'],
});

export const payDebt = route({
  method: 'POST',
  path: '/organisations/:organisation/debt/payments',
  says: 'Charge an unpaid week now, with one of the cards. When nothing is owed after the fifth failed day any more, the paused contracts go on (D5).',
  tag: 'money',
  access: ['person'],
  params: Params,
  body: z.strictObject({ contract: Id, week: WeekText, paymentMethod: Id }),
  answer: Debt,
  refusals: [
    'no-such-organisation',
    'not-your-role',
    'no-such-card',
    'nothing-owed',
    'charge-under-way',
    'card-declined',
    'processor-unreachable',
  ],
});

export const orderPaymentMethods = route({
  method: 'PUT',
  path: '/organisations/:organisation/payment-methods/order',
  says: 'The order in which the cards are charged: the first, and where it is declined the next, at once (D5). All of them are named.',
  tag: 'money',
  access: ['person'],
  params: Params,
  body: z.strictObject({ order: z.array(Id).min(1).max(100) }),
  answer: z.null(),
  status: 204,
  refusals: ['no-such-organisation', 'not-your-role', 'cards-changed'],
});

export const removePaymentMethod = route({
  method: 'DELETE',
  path: '/organisations/:organisation/payment-methods/:method',
  says: 'Remove a card: it is charged no more. The last one stays while something is owed; while contracts run it goes only with `anyway`.',
  tag: 'money',
  access: ['person'],
  params: z.object({ organisation: Id, method: Id }),
  query: z.object({ anyway: z.literal('yes').optional() }),
  answer: z.null(),
  status: 204,
  refusals: ['no-such-organisation', 'not-your-role', 'no-such-card', 'last-card', 'card-needed'],
});
