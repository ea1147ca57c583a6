import type { House } from '../house.ts';
import { makePayment } from '../operations/one-time/make-payment.ts';
import { payMilestoneInvoice } from '../operations/one-time/pay-invoice.ts';
import {
  listOwnPayments,
  listPaymentInvoices,
  listPayments,
  readPayment,
} from '../operations/one-time/read-payment.ts';
import { sendMilestoneInvoice } from '../operations/one-time/send-invoice.ts';
import { withdrawMilestoneInvoice } from '../operations/one-time/withdraw-invoice.ts';
import { isRefusal } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { cardTries } from './card-tries.ts';

type PaymentAnswers = Pick<
  Answers,
  | 'listPayments'
  | 'listOwnPayments'
  | 'readPayment'
  | 'makePayment'
  | 'sendMilestoneInvoice'
  | 'payMilestoneInvoice'
  | 'withdrawMilestoneInvoice'
  | 'listPaymentInvoices'
>;

/** One-time payments (D4), and invoices of milestones without escrow. */
export function paymentAnswers(house: House, tried = cardTries()): PaymentAnswers {
  return {
    listPayments: ({ actor, params }) => listPayments(house, actor, params),
    listOwnPayments: ({ actor }) => listOwnPayments(house, actor),
    readPayment: ({ actor, params }) => readPayment(house, actor, params),
    makePayment: ({ actor, params, body, wall }) =>
      tried(
        { person: actor.person, wall },
        () => makePayment(house, actor, { ...params, ...body }),
        (answer) => !isRefusal(answer) && answer.state === 'declined',
      ),
    sendMilestoneInvoice: ({ actor, params }) => sendMilestoneInvoice(house, actor, params),
    payMilestoneInvoice: ({ actor, params, wall }) =>
      tried(
        { person: actor.person, wall },
        () => payMilestoneInvoice(house, actor, params),
        // Every card was asked, and it is open again.
        (answer) => !isRefusal(answer) && answer.state === 'open',
      ),
    withdrawMilestoneInvoice: ({ actor, params }) => withdrawMilestoneInvoice(house, actor, params),
    listPaymentInvoices: ({ actor, params }) => listPaymentInvoices(house, actor, params),
  };
}
