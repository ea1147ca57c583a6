import { z } from 'zod';
import { WeekParams } from './diary.ts';
import { Share } from './dispute.ts';
import { Currency, Id, InstantText, MoneyText, Name, plainLines, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** Where a week's pay is. */
const Place = z.enum(['in-review', 'pending', 'available']);

const Booked = z.object({ id: z.string(), at: InstantText, says: z.string(), amount: MoneyText });

/**
 * waiting: a charge has no answer yet; credited: it is charged less; asked: on its way to the card; sent: there; declined,
 * failed: the bank did not take it, it is the client's credit.
 */
export const RefundState = z.enum(['waiting', 'credited', 'asked', 'sent', 'declined', 'failed']);
export type RefundState = z.infer<typeof RefundState>;

export const Refund = z
  .object({
    id: Id,
    cause: z.enum(['dispute', 'voluntary']),
    share: Share,
    madeAt: InstantText,
    /** Who made it; null: a dispute's time did. */
    by: Name.nullable(),
    /** Why, where an operator made it. */
    says: z.string(),
    state: RefundState,
    answeredAt: InstantText.nullable(),
    /** Its receipt: what of it stands in the books. */
    entries: z.array(Booked),
  })
  .meta({ id: 'Refund' });
export type Refund = z.infer<typeof Refund>;

/** A charge that the client's bank took back. */
export const Chargeback = z
  .object({
    id: z.string(),
    amount: MoneyText,
    /** The bank's word for why. */
    reason: z.string(),
    place: z.enum([...Place.options, 'escrow']),
    openedAt: InstantText,
    state: z.enum(['open', 'won', 'lost']),
    decidedAt: InstantText.nullable(),
  })
  .meta({ id: 'Chargeback' });
export type Chargeback = z.infer<typeof Chargeback>;

/** What was given back of a week, and what can be (D3). Both sides and an operator read the same. */
export const WeekRefunds = z
  .object({
    currency: Currency,
    may: z.array(z.literal('refund')),
    /** Was the invoice paid? What is not is charged less. */
    paid: z.boolean(),
    /** Until when; null: it is not paid, or was not billed. */
    until: InstantText.nullable(),
    /** What is neither refunded nor disputed. */
    left: Share,
    /** The most that can be given back now of the invoice's total, before the client's fee. */
    most: MoneyText,
    /** Where the freelancer's part is taken from. */
    place: Place,
    /** What the freelancer has available, below 0: owes. Told to the freelancer and an operator alone. */
    available: MoneyText.nullable(),
    refunds: z.array(Refund),
    chargebacks: z.array(Chargeback),
  })
  .meta({ id: 'WeekRefunds' });
export type WeekRefunds = z.infer<typeof WeekRefunds>;

export const readRefunds = route({
  method: 'GET',
  path: '/contracts/:contract/weeks/:week/refunds',
  says: 'What was given back of a week, what of it can be (D3), and what its client’s bank took back.',
  tag: 'money',
  access: ['person'],
  params: WeekParams,
  answer: WeekRefunds,
  refusals: ['no-such-contract', 'bad-week'],
});

export const giveRefund = route({
  method: 'POST',
  path: '/contracts/:contract/weeks/:week/refunds',
  says: 'Give back a part of a week’s invoice, or all of it, with the fees of both sides in proportion (D3). `amount` is of its total; `id` is yours: the same id again is the same refund. An operator says why.',
  tag: 'money',
  access: ['person'],
  params: WeekParams,
  body: z.strictObject({ id: Id, amount: MoneyText, says: plainLines(LIMITS.reason).default('') }),
  answer: WeekRefunds,
  status: 201,
  refusals: [
    'no-such-contract',
    'bad-week',
    'freelancers-only',
    'not-invoiced',
    'refund-too-late',
    'bad-amount',
    'more-than-refundable',
    'owes-too-much',
    'reason-needed',
    'id-taken',
  ],
});

const Named = z.object({
  contract: Id,
  title: z.string(),
  client: Name,
  freelancer: Name,
  currency: Currency,
});

export const ReturnedChargeback = Named.extend({
  of: z.enum(['week', 'payment', 'deposit']),
  /** Null: it is of no week. */
  week: WeekText.nullable(),
  /** What the payment is for, or the milestone’s title; empty of a week. */
  says: z.string(),
  chargeback: Chargeback,
});
export type ReturnedChargeback = z.infer<typeof ReturnedChargeback>;

export const ReturnedRefund = Named.extend({
  /** Null: it goes back from escrow, of `milestone`. */
  week: WeekText.nullable(),
  milestone: z.string().nullable(),
  id: Id,
  amount: MoneyText,
  at: InstantText,
  /** The bank's word for why. */
  why: z.string(),
  state: z.enum(['declined', 'failed']),
});
export type ReturnedRefund = z.infer<typeof ReturnedRefund>;

export const Returns = z
  .object({ chargebacks: z.array(ReturnedChargeback), refunds: z.array(ReturnedRefund) })
  .meta({ id: 'Returns' });
export type Returns = z.infer<typeof Returns>;

export const listReturns = route({
  method: 'GET',
  path: '/returns',
  says: `What banks took back and is not settled, and refunds that did not arrive; at most ${LIMITS.list} of each.`,
  tag: 'operator',
  access: ['operator'],
  answer: Returns,
});

export const sendRefundAgain = route({
  method: 'POST',
  path: '/returns/attempts',
  says: 'Send a refund that did not arrive to the card again.',
  tag: 'operator',
  access: ['operator'],
  body: z.strictObject({ refund: Id }),
  answer: Returns,
  status: 201,
  refusals: ['refund-not-back'],
});

/** The routes of refunds and of what banks send and take back. */
export const refundRoutes = { readRefunds, giveRefund, listReturns, sendRefundAgain } as const;
