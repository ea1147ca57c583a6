import { accounts, type BookedOn, entry } from './bookings.ts';
import type { Instant } from './instant.ts';
import type { Sums } from './invoice.ts';
import type { Account, Entry, Posting } from './ledger.ts';
import type { Minor } from './money.ts';

/** A payment that the client makes once. */
export interface BookedPayment extends BookedOn {
  readonly id: string;
}

/** D4: the client pays a bonus or expenses; the net is held, the fees are the platform's. Booked with its charge. */
export function paymentMade(payment: BookedPayment, sums: Sums, at: Instant): Entry {
  return paymentEntry(
    'payment-made',
    payment,
    at,
    'Paid once, held',
    owing(payment, accounts.pending(payment.freelancer), sums),
  );
}

/** A milestone without escrow is invoiced: the client owes it, the freelancer's net waits for that. */
export function paymentInvoiced(payment: BookedPayment, sums: Sums, at: Instant): Entry {
  return paymentEntry(
    'payment-invoiced',
    payment,
    at,
    'Milestone invoiced',
    owing(payment, accounts.inReview(payment.freelancer), sums),
  );
}

/** It is taken back before it was paid: all goes the way that it came. */
export function paymentWithdrawn(payment: BookedPayment, sums: Sums, at: Instant): Entry {
  const owed = owing(payment, accounts.inReview(payment.freelancer), sums);
  return paymentEntry(
    'payment-withdrawn',
    payment,
    at,
    'Invoice withdrawn',
    owed.map(({ from, to, amount }) => ({ from: to, to: from, amount })),
  );
}

/** The processor confirmed the charge of a payment. `again`: its attempt, where an earlier one was taken back. */
export function paymentCharged(
  payment: BookedPayment,
  { clientTotal }: Sums,
  at: Instant,
  again: number | null = null,
): Entry {
  const id = again === null ? payment.id : `${payment.id}:${again}`;
  return paymentEntry('charge-succeeded:payment', { ...payment, id }, at, 'Client charged', [
    { from: accounts.gateway(), to: accounts.client(payment.org), amount: clientTotal },
  ]);
}

/** What was invoiced is paid, and held. */
export function paymentPassed(payment: BookedPayment, { net }: Sums, at: Instant): Entry {
  const { freelancer } = payment;
  return paymentEntry('payment-passed', payment, at, 'Invoice paid, held', [
    { from: accounts.inReview(freelancer), to: accounts.pending(freelancer), amount: net },
  ]);
}

/** D4: five days later it is available; `net`: what of it was not given back meanwhile. */
export function paymentReleased(payment: BookedPayment, net: Minor, at: Instant): Entry {
  const { freelancer } = payment;
  return paymentEntry('payment-released', payment, at, 'Hold released', [
    { from: accounts.pending(freelancer), to: accounts.available(freelancer), amount: net },
  ]);
}

/** The ids of all that can be booked of a payment, in the order in which it is. */
export function entriesOfPayment(id: string): string[] {
  const steps = ['payment-invoiced', 'payment-withdrawn', 'payment-made', 'charge-succeeded:payment'];
  return [...steps, 'payment-passed', 'payment-released'].map((step) => `${step}:${id}`);
}

function owing({ org }: BookedPayment, to: Account, { net, freelancerFee, clientFee }: Sums): Posting[] {
  const client = accounts.client(org);
  return [
    { from: client, to, amount: net },
    { from: client, to: accounts.fees(), amount: freelancerFee + clientFee },
  ];
}

function paymentEntry(
  step: string,
  { id, currency }: BookedPayment,
  at: Instant,
  says: string,
  postings: readonly Posting[],
): Entry {
  return entry(`${step}:${id}`, at, currency, says, postings);
}
