import { z } from 'zod';
import { ContractParams, Party } from './contracts.ts';
import { InvoiceListed } from './invoices.ts';
import { Currency, Id, InstantText, MoneyText, plainLines, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { MilestoneParams } from './milestones.ts';
import { route } from './route.ts';

/** What a payment of its own is for; a milestone: of a contract without escrow, invoiced by the freelancer. */
export const PaymentKindName = z.enum(['bonus', 'expenses', 'milestone']);

export const PaymentStateName = z.enum([
  'open',
  'charging',
  'held',
  'available',
  'declined',
  'withdrawn',
  'disputed',
  'owed',
]);

const Says = plainLines(LIMITS.paymentSays);

/** One payment beside the weeks (D4). */
export const Payment = z
  .object({
    id: Id,
    contract: z.object({ id: Id, title: z.string() }),
    kind: PaymentKindName,
    /** `open`: invoiced, not paid. `charging`: the bank has not answered. `held`: paid, for five days. `disputed`: the client’s bank took its charge back and decides; `owed`: it did for good. */
    state: PaymentStateName,
    currency: Currency,
    total: MoneyText,
    freelancerFee: MoneyText,
    net: MoneyText,
    clientFee: MoneyText,
    clientTotal: MoneyText,
    says: z.string(),
    madeAt: InstantText,
    by: Party,
    /** The milestone that it pays, or the week whose late time was asked for; null: neither. */
    milestone: Id.nullable(),
    week: WeekText.nullable(),
    paidAt: InstantText.nullable(),
    /** When it is, or was, available; null while nothing is paid. */
    availableAt: InstantText.nullable(),
    /** The last card that was asked; told to the client's side alone. */
    card: z.object({ brand: z.string(), last4: z.string(), declined: z.string().nullable() }).nullable(),
    /** Its entries in the books that are there so far; the operator reads them by these. */
    entries: z.array(z.string()),
    may: z.array(z.enum(['pay', 'withdraw'])),
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof Payment>;

export const PaymentParams = ContractParams.extend({ payment: Id });

export const listPayments = route({
  method: 'GET',
  path: '/contracts/:contract/payments',
  says: `What was paid once on a contract, or is invoiced, the newest first; the last ${LIMITS.list}. \`may\`: what you may pay now.`,
  tag: 'money',
  access: ['person'],
  params: ContractParams,
  answer: z.object({
    payments: z.array(Payment),
    may: z.array(z.enum(['bonus', 'expenses'])),
    /** Until when, after its end; null: it runs. */
    payableUntil: InstantText.nullable(),
    /** What each side pays the house of it. */
    freelancerFeePercent: z.string(),
    clientFeePercent: z.string(),
  }),
  refusals: ['no-such-contract'],
});

export const listOwnPayments = route({
  method: 'GET',
  path: '/payments',
  says: `One-time payments of all contracts of your sides, the newest first; the last ${LIMITS.list}.`,
  tag: 'money',
  access: ['person'],
  answer: z.array(Payment),
});

export const readPayment = route({
  method: 'GET',
  path: '/contracts/:contract/payments/:payment',
  says: 'One payment: its sums, where it is, and its entries in the books.',
  tag: 'money',
  access: ['person'],
  params: PaymentParams,
  answer: Payment,
  refusals: ['no-such-contract', 'no-such-payment'],
});

export const makePayment = route({
  method: 'POST',
  path: '/contracts/:contract/payments',
  says: 'Pay a bonus or expenses (D4), with the fees of both sides: charged now, card after card in your order, held for five days, never protected. `id` is yours: the same id with the same content is the same payment, and pays once. An answer with the state `declined` has charged nothing. `request`: the week whose late time was asked for. `anyway`: though the same sum was paid within ten minutes.',
  tag: 'money',
  access: ['person'],
  params: ContractParams,
  body: z.strictObject({
    id: Id,
    kind: z.enum(['bonus', 'expenses']),
    amount: MoneyText,
    says: Says,
    request: WeekText.optional(),
    anyway: z.literal('yes').optional(),
  }),
  answer: Payment,
  status: 201,
  refusals: [
    'no-such-contract',
    'clients-only',
    'not-your-role',
    'bad-payment',
    'bad-week',
    'id-taken',
    'ended-too-long-ago',
    'payment-owed',
    'no-such-request',
    'request-changed',
    'payment-under-way',
    'paid-just-now',
    'no-card',
    'too-many-tries',
  ],
});

export const sendMilestoneInvoice = route({
  method: 'POST',
  path: '/contracts/:contract/milestones/:milestone/invoice',
  says: 'Invoice an agreed or submitted milestone of a contract without escrow: the client is asked to pay it. It is not protected. Asked again, it is the same invoice.',
  tag: 'money',
  access: ['person'],
  params: MilestoneParams,
  body: z.strictObject({}),
  answer: Payment,
  status: 201,
  refusals: [
    'no-such-contract',
    'freelancers-only',
    'hourly-contract',
    'escrow-contract',
    'no-such-milestone',
    'not-in-this-state',
    'invoiced-too-often',
  ],
});

export const payMilestoneInvoice = route({
  method: 'POST',
  path: '/contracts/:contract/payments/:payment/charge',
  says: 'Pay an invoiced milestone, or what your bank has taken back for good: charged now, card after card in your order. Where all are declined it stays open, and `card` says why.',
  tag: 'money',
  access: ['person'],
  params: PaymentParams,
  body: z.strictObject({}),
  answer: Payment,
  refusals: [
    'no-such-contract',
    'clients-only',
    'not-your-role',
    'no-such-payment',
    'payment-over',
    'no-card',
    'too-many-tries',
  ],
});

export const withdrawMilestoneInvoice = route({
  method: 'POST',
  path: '/contracts/:contract/payments/:payment/withdrawal',
  says: 'Take an invoice back that is not paid: it is credited, and the milestone can be invoiced anew.',
  tag: 'money',
  access: ['person'],
  params: PaymentParams,
  body: z.strictObject({}),
  answer: Payment,
  refusals: ['no-such-contract', 'freelancers-only', 'no-such-payment', 'payment-under-way', 'payment-over'],
});

export const listPaymentInvoices = route({
  method: 'GET',
  path: '/contracts/:contract/payments/:payment/invoices',
  says: 'The invoices and credit notes of one payment, in the order of issue; the house’s fee of the one side is not told to the other.',
  tag: 'money',
  access: ['person'],
  params: PaymentParams,
  answer: z.array(InvoiceListed),
  refusals: ['no-such-contract', 'no-such-payment'],
});
