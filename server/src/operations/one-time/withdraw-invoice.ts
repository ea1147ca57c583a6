import { paymentWithdrawn } from '@stint/core/payment-bookings';
import type { Payment as PaymentLetter } from '@stint/wire/one-time';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { findPayment, movePayment } from '../../store/payments.ts';
import type { Visible } from '../contracts/visible.ts';
import { issueCredits } from '../invoices/issue-invoices.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { readPayment, visiblePayment } from './read-payment.ts';
import { tellWithdrawn } from './tell-payment.ts';

/**
 * The freelancer takes an unpaid invoice back: it is credited whole, and nothing is owed for it. Again changes nothing.
 * Refusals: those of `visiblePayment`, `freelancers-only`, `payment-under-way`, `payment-over`.
 */
export async function withdrawMilestoneInvoice(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly payment: string },
): Promise<PaymentLetter | Refusal> {
  const found = await visiblePayment(house, actor, asked);
  if (isRefusal(found)) return found;
  const { visible, payment } = found;
  if (visible.side !== 'freelancer') return refuse('freelancers-only');
  const refusal = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, actor.person);
    return withdraw(house, { trx, tell }, visible, payment.booked.id);
  });
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  return readPayment(house, actor, asked);
}

async function withdraw(
  house: House,
  { trx, tell }: { trx: Trx; tell: Tell },
  visible: Visible,
  id: string,
): Promise<Refusal | null> {
  const payment = await findPayment(trx, id);
  if (payment?.state === 'withdrawn') return null;
  if (payment?.state === 'charging') return refuse('payment-under-way');
  if (payment?.state !== 'open') return refuse('payment-over');
  const at = house.clock.now();
  const { booked, sums, round } = payment;
  await movePayment(trx, id, { state: 'withdrawn', round, since: at });
  await book(trx, paymentWithdrawn(booked, sums, at));
  const person = visible.freelancer.id;
  await noteDeed(trx, { at, person, deed: 'invoice-withdrawn', object: visible.id, detail: { payment: id } });
  await tellWithdrawn(trx, tell, { payment, loaded: visible }, at);
  const { total, clientFee, freelancerFee } = sums;
  const credited = { work: total, 'client-fee': clientFee, 'freelancer-fee': freelancerFee };
  const of = { contract: visible.id, source: { kind: 'payment', id } as const };
  await issueCredits(trx, of, `payment:${id}:withdrawn`, { credited, at });
  return null;
}
