import type { Payment as PaymentLetter } from '@stint/wire/one-time';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { AskedCharge } from '../../store/attempts.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { findPayment, movePayment } from '../../store/payments.ts';
import { refuseClientDeed } from '../contracts/visible.ts';
import { chargeCard } from '../money/charge-card.ts';
import { askNext } from './payment-charged.ts';
import { readPayment, visiblePayment } from './read-payment.ts';

/**
 * The client pays an invoiced milestone, or again what its bank has taken back for good: a round of its cards. What is being paid, or is paid, is not paid twice, however
 * often it is asked. Refusals: those of `visiblePayment`, `clients-only`, `not-your-role`, `payment-over`, `no-card`.
 */
export async function payMilestoneInvoice(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly payment: string },
): Promise<PaymentLetter | Refusal> {
  const found = await visiblePayment(house, actor, asked);
  if (isRefusal(found)) return found;
  const no = refuseClientDeed(found.visible, 'pay');
  if (no) return no;
  const { id } = found.payment.booked;
  const written = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, found.visible.freelancer.id);
    return beginRound(house, trx, actor, id);
  });
  if (isRefusal(written)) return written;
  if (written) await chargeCard(house, written);
  return readPayment(house, actor, asked);
}

/** The first attempt of a round; null: it is being paid, or is. */
async function beginRound(
  house: House,
  trx: Trx,
  actor: Actor,
  id: string,
): Promise<AskedCharge | null | Refusal> {
  const payment = await findPayment(trx, id);
  const isPayable = payment?.kind === 'milestone' || payment?.takenBack === true;
  if (!payment || !isPayable || payment.state === 'withdrawn') return refuse('payment-over');
  if (payment.state !== 'open' && payment.state !== 'owed') return null;
  const at = house.clock.now();
  const round = payment.round + 1;
  const first = await askNext(house, trx, { ...payment, round, since: at }, { by: actor.person });
  if (!first) return refuse('no-card');
  await movePayment(trx, id, { state: 'charging', round, since: at });
  const object = payment.booked.contract;
  await noteDeed(trx, { at, person: actor.person, deed: 'invoice-paid', object, detail: { payment: id } });
  return first;
}
