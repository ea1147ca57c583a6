import { formatDay, type Instant } from '@stint/core/instant';
import { paymentCharged as charged, paymentMade, paymentPassed } from '@stint/core/payment-bookings';
import type { House } from '../../house.ts';
import type { AskedCharge, ChargeAnswer, OwedPayment } from '../../store/attempts.ts';
import { payBonusRequest } from '../../store/bonus-requests.ts';
import { addCharge } from '../../store/charges.ts';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { book, isBooked } from '../../store/ledger.ts';
import { nextCard } from '../../store/payment-charges.ts';
import { findPayment, movePayment, type Payment } from '../../store/payments.ts';
import { issueInvoices } from '../invoices/issue-invoices.ts';
import type { Tell } from '../notifications/tell.ts';
import { supplyOf } from './supply.ts';
import { tellDeclined, tellPaid } from './tell-payment.ts';

/**
 * What the answer to a charge of a payment makes of it, in the transaction that writes the answer. Declined: the next card
 * is asked, which is answered; after the last a bonus is over, and an invoice is open again.
 */
export async function paymentCharged(
  house: House,
  trx: Trx,
  tell: Tell,
  asked: AskedCharge<OwedPayment>,
  answer: ChargeAnswer,
): Promise<AskedCharge<OwedPayment> | null> {
  const payment = await findPayment(trx, asked.booked.id);
  const loaded = await loadContract(trx, asked.booked.contract);
  if (!payment || !loaded) throw new Error(`charge ${asked.id} is of no payment`);
  if (answer.state === 'succeeded') {
    await paid(trx, tell, { payment, loaded }, { at: answer.at, attempt: asked.attempt });
    return null;
  }
  const next = await askNext(house, trx, payment, asked);
  if (next) return next;
  const { round } = payment;
  const state = payment.takenBack ? 'owed' : payment.kind === 'milestone' ? 'open' : 'declined';
  await movePayment(trx, payment.booked.id, { state, round, since: answer.at });
  await tellDeclined(trx, tell, { payment, loaded }, answer);
  return null;
}

/** Writes the intention of asking the next card; null: there is none. */
export async function askNext(
  house: House,
  trx: Trx,
  { booked, title, sums, round, since }: Pick<Payment, 'booked' | 'title' | 'sums' | 'round' | 'since'>,
  { by }: { by: string | null },
): Promise<AskedCharge<OwedPayment> | null> {
  const key = { payment: booked.id, organisation: booked.org };
  const card = await nextCard(trx, key, { n: round, since });
  if (!card) return null;
  const one = {
    ...card,
    of: 'payment',
    id: house.random.uuid(),
    booked,
    title,
    amount: sums.clientTotal,
    day: round,
    by,
    cardRemoved: false,
  } as const;
  return (await addCharge(trx, one, house.clock.now())) ? one : null;
}

async function paid(
  trx: Trx,
  tell: Tell,
  { payment, loaded }: { payment: Payment; loaded: LoadedContract },
  { at, attempt }: { at: Instant; attempt: number },
): Promise<void> {
  const { booked, sums, request, round } = payment;
  if (payment.takenBack) return paidAgain(trx, tell, { payment, loaded }, { at, attempt });
  const isInvoiced = payment.kind === 'milestone';
  if (!isInvoiced) await book(trx, paymentMade(booked, sums, at));
  await book(trx, charged(booked, sums, at));
  if (isInvoiced) await book(trx, paymentPassed(booked, sums, at));
  await movePayment(trx, booked.id, { state: 'held', round, since: at });
  if (request) {
    const key = { freelancer: booked.freelancer, contract: booked.contract, ...request };
    await payBonusRequest(trx, key, { payment: booked.id, at, by: payment.by });
  }
  await tellPaid(trx, tell, { payment, loaded }, at);
  if (isInvoiced) return;
  const source = { kind: 'payment', id: booked.id } as const;
  const supply = supplyOf(payment, formatDay(at));
  await issueInvoices(trx, loaded, { booked, source, supply }, { invoice: sums, at });
}

/** What the client's bank took back is paid again: where the net waited it is held anew, and its invoices stand as they are. */
async function paidAgain(
  trx: Trx,
  tell: Tell,
  of: { payment: Payment; loaded: LoadedContract },
  { at, attempt }: { at: Instant; attempt: number },
): Promise<void> {
  const { booked, sums, round } = of.payment;
  await book(trx, charged(booked, sums, at, attempt));
  const state = (await isBooked(trx, `payment-released:${booked.id}`)) ? 'available' : 'held';
  await movePayment(trx, booked.id, { state, round, since: at });
  await tellPaid(trx, tell, of, at, attempt);
}
