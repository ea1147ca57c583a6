import type { Instant } from './instant.ts';
import { formatDay } from './instant.ts';
import type { Invoice } from './invoice.ts';
import type { Account, Entry, Posting } from './ledger.ts';
import type { Currency, Minor } from './money.ts';
import type { Week } from './week.ts';

/**
 * The places where money is. A week's pay walks through them, each step one entry:
 * ```
 * client:c ──> freelancer:f:in-review ──> freelancer:f:pending ──> freelancer:f:available ──> gateway (or bank)
 *     └──────> platform:fees    └─> dispute:d ─> back to where the rest of the week's pay is by then (D1, D2)
 * gateway ──> client:c        (the charge)
 * client:c ──> freelancer:f:pending ──> freelancer:f:available        (a bonus or expenses, D4; a milestone by way of in-review)
 * dispute:d, platform:fees ──> client:c ──> gateway        (a refund, and its way back to the card)
 * platform:operator ──> platform:protection ──> freelancer:f:pending        (D5: the fund pays protected time ...
 *    freelancer:f:in-review ──> advanced:c ──> platform:protection           ... and has it back when c pays)
 * gateway ──> client:c ──> escrow:k ──> freelancer:f:pending, platform:fees        (a milestone, funded and released ...
 *                             └──> client:c ──> gateway                              ... or given back)
 * client:c, platform:costs ──> gateway     (c's bank takes a charge back: c owes it again; and back where it is won)
 * ```
 */
export const accounts = {
  /** What a client organisation has paid less what it was invoiced: below 0, it owes. */
  client: (org: string): Account => account(`client:${org}`),
  inReview: (freelancer: string): Account => account(`freelancer:${freelancer}:in-review`),
  pending: (freelancer: string): Account => account(`freelancer:${freelancer}:pending`),
  available: (freelancer: string): Account => account(`freelancer:${freelancer}:available`),
  /** A part of a week's net, held until it is known whose it is (D1). */
  dispute: (id: string): Account => account(`dispute:${id}`),
  /** What a client has put aside for the milestones of a contract, with the client's fee on it: never below 0. */
  escrow: (contract: string): Account => account(`escrow:${contract}`),
  /** What the protection fund advanced for a client, until that client has paid. */
  advanced: (org: string): Account => account(`advanced:${org}`),
  /** The protection fund: never below 0. */
  protection: (): Account => account('platform:protection'),
  /** What the operator has put into the fund: below 0. */
  operator: (): Account => account('platform:operator'),
  /** The operator's fees, of both sides. */
  fees: (): Account => account('platform:fees'),
  /** What the processor takes for a charge that a bank takes back: below 0. */
  costs: (): Account => account('platform:costs'),
  /** The payment processor: money that came in from outside and went out to it. */
  gateway: (): Account => account('gateway'),
  /** The house's own bank account, as far as it pays freelancers from it. */
  bank: (): Account => account('bank'),
} as const;

/** Both sides of a contract in the books. */
export interface BookedOn {
  readonly contract: string;
  readonly org: string;
  readonly freelancer: string;
  readonly currency: Currency;
}

/** A contract's week in the books. */
export interface BookedWeek extends BookedOn {
  readonly week: Week;
}

/** B5, at the lock: the client owes, the freelancer's net is in review, the fees are the platform's. */
export function invoiceIssued(booked: BookedWeek, invoice: Invoice, at: Instant): Entry {
  const client = accounts.client(booked.org);
  return entry(`invoice-issued:${keyOf(booked)}`, at, booked.currency, 'Invoice issued', [
    { from: client, to: accounts.inReview(booked.freelancer), amount: invoice.net },
    { from: client, to: accounts.fees(), amount: invoice.freelancerFee + invoice.clientFee },
  ]);
}

/** The processor confirmed the charge of a week's invoice. `again`: its attempt, where an earlier one was taken back. */
export function chargeSucceeded(
  booked: BookedWeek,
  amount: Minor,
  at: Instant,
  again: number | null = null,
): Entry {
  const id = `charge-succeeded:${keyOf(booked)}${again === null ? '' : `:${again}`}`;
  return entry(id, at, booked.currency, 'Client charged', [
    { from: accounts.gateway(), to: accounts.client(booked.org), amount },
  ]);
}

/** B5: the review is over; the pay is pending, less what a dispute holds. */
export function reviewPassed(booked: BookedWeek, net: Minor, at: Instant): Entry {
  return entry(`review-passed:${keyOf(booked)}`, at, booked.currency, 'Review passed', [
    { from: accounts.inReview(booked.freelancer), to: accounts.pending(booked.freelancer), amount: net },
  ]);
}

/** The ids of the two steps of a week's pay, to ask whether they are booked. */
export function stepIds(booked: BookedWeek): { readonly passed: string; readonly released: string } {
  return { passed: `review-passed:${keyOf(booked)}`, released: `hold-released:${keyOf(booked)}` };
}

/** B5: the security hold is over; the pay is available, less what a dispute holds. */
export function holdReleased(booked: BookedWeek, net: Minor, at: Instant): Entry {
  return entry(`hold-released:${keyOf(booked)}`, at, booked.currency, 'Hold released', [
    { from: accounts.pending(booked.freelancer), to: accounts.available(booked.freelancer), amount: net },
  ]);
}

/** The steps of a week's pay: the last one that is booked says where it is. */
export type PayPlace = 'in-review' | 'pending' | 'available';

/** Who disputes what: `deed` is what was done, of which a dispute can have several (D1). */
export interface BookedDispute {
  readonly id: string;
  readonly freelancer: string;
  readonly currency: Currency;
}

/** D1: what is disputed is held; the rest goes on. The client's charge stays as it is. */
export function disputeOpened(dispute: BookedDispute, deed: string, net: Minor, at: Instant): Entry {
  return entry(`dispute-opened:${deed}`, at, dispute.currency, 'Disputed, held', [
    { from: accounts.inReview(dispute.freelancer), to: accounts.dispute(dispute.id), amount: net },
  ]);
}

/** D2: decided; what is paid of it goes to where the rest of that week's pay has come to meanwhile. */
export function disputePaid(dispute: BookedDispute, net: Minor, to: PayPlace, at: Instant): Entry {
  return entry(`dispute-paid:${dispute.id}`, at, dispute.currency, 'Dispute decided, paid', [
    { from: accounts.dispute(dispute.id), to: placeOf(dispute, to), amount: net },
  ]);
}

/** D2: withdrawn; what was held goes to where the rest of that week's pay has come to meanwhile. */
export function disputeWithdrawn(dispute: BookedDispute, net: Minor, to: PayPlace, at: Instant): Entry {
  return entry(`dispute-withdrawn:${dispute.id}`, at, dispute.currency, 'Dispute withdrawn', [
    { from: accounts.dispute(dispute.id), to: placeOf(dispute, to), amount: net },
  ]);
}

/** Where a week's pay is. */
export function placeOf({ freelancer }: { readonly freelancer: string }, place: PayPlace): Account {
  const places = { 'in-review': accounts.inReview, pending: accounts.pending, available: accounts.available };
  return places[place](freelancer);
}

/** The operator puts money into the protection fund. */
export function fundDeposited(
  { id, currency, amount }: { id: string; currency: Currency; amount: Minor },
  at: Instant,
): Entry {
  return entry(`fund-deposited:${id}`, at, currency, 'Put into the protection fund', [
    { from: accounts.operator(), to: accounts.protection(), amount },
  ]);
}

/** A part of what the fund pays of a week; there are several where it had too little before. */
export interface BookedAdvance {
  readonly booked: BookedWeek;
  /** Counted from 1. */
  readonly n: number;
  readonly amount: Minor;
}

/**
 * D5: the fund pays protected time of a failed charge. What the freelancer was promised for it is the fund's claim from
 * here on, so that the client's one payment is not paid on twice.
 */
export function protectionPaid({ booked, n, amount }: BookedAdvance, place: PayPlace, at: Instant): Entry {
  const { freelancer, org } = booked;
  return entry(`protection-paid:${keyOf(booked)}:${n}`, at, booked.currency, 'Paid by the protection fund', [
    { from: accounts.protection(), to: accounts.pending(freelancer), amount },
    { from: placeOf(booked, place), to: accounts.advanced(org), amount },
  ]);
}

/** The security hold of what the fund paid is over (B5). */
export function protectionReleased({ booked, n, amount }: BookedAdvance, at: Instant): Entry {
  const { freelancer } = booked;
  return entry(`protection-released:${keyOf(booked)}:${n}`, at, booked.currency, 'Hold released', [
    { from: accounts.pending(freelancer), to: accounts.available(freelancer), amount },
  ]);
}

/** The client has paid after all: the fund has back what it paid of that week, from its part `first` on. */
export function protectionRecovered(booked: BookedWeek, amount: Minor, at: Instant, first = 1): Entry {
  const id = `protection-recovered:${keyOf(booked)}${first === 1 ? '' : `:${first}`}`;
  return entry(id, at, booked.currency, 'Back in the protection fund', [
    { from: accounts.advanced(booked.org), to: accounts.protection(), amount },
  ]);
}

/** The ids of all that can be booked of a dispute, in the order in which it is; `deeds`: those that disputed. */
export function entriesOfDispute(id: string, deeds: readonly string[]): string[] {
  const steps = ['dispute-withdrawn', 'dispute-paid', 'refund-made', 'refund-sent', 'refund-failed'];
  return [...deeds.map((deed) => `dispute-opened:${deed}`), ...steps.map((step) => `${step}:${id}`)];
}

/** Money on its way out to a freelancer. */
export interface BookedPayout {
  readonly id: string;
  readonly freelancer: string;
  readonly amount: Minor;
  readonly currency: Currency;
  /** By which way it goes. */
  readonly via: 'processor' | 'bank';
}

/** A payout is on its way out: it is no longer available, whatever the processor or the bank still has to answer. */
export function payoutSent(payout: BookedPayout, at: Instant): Entry {
  return entry(`payout-sent:${payout.id}`, at, payout.currency, 'Paid out', [
    { from: accounts.available(payout.freelancer), to: wayOut(payout), amount: payout.amount },
  ]);
}

/** The bank sent a payout back: it is available again. What was booked stays booked. */
export function payoutFailed(payout: BookedPayout, at: Instant): Entry {
  return entry(`payout-failed:${payout.id}`, at, payout.currency, 'Payout came back', [
    { from: wayOut(payout), to: accounts.available(payout.freelancer), amount: payout.amount },
  ]);
}

function wayOut({ via }: BookedPayout): Account {
  return via === 'bank' ? accounts.bank() : accounts.gateway();
}

function keyOf(booked: BookedWeek): string {
  return `${booked.contract}:${formatDay(booked.week)}`;
}

/** An entry. Postings of nothing are left out: an amount is above 0. */
export function entry(
  id: string,
  at: Instant,
  currency: Currency,
  says: string,
  postings: readonly Posting[],
): Entry {
  return { id, at, currency, says, postings: postings.filter((posting) => posting.amount > 0n) };
}

function account(name: string): Account {
  return name as Account;
}
