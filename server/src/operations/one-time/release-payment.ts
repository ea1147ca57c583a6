import { formatMoney } from '@stint/core/money';
import { PAYMENT_HOLD_SECONDS } from '@stint/core/payment';
import { paymentReleased } from '@stint/core/payment-bookings';
import type { House } from '../../house.ts';
import { lockDesk } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { findPayment, movePayment, type Payment } from '../../store/payments.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellReleased } from './tell-payment.ts';

/** D4: five days after it was paid a payment is available. Answers what was done; null when it was done already. */
export async function releasePayment(house: House, due: Payment): Promise<string | null> {
  const { booked, title, sums } = due;
  const released = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    const now = await findPayment(trx, booked.id);
    // What the client's bank has taken back waits until that is decided.
    if (now?.state !== 'held' || now.last?.state !== 'succeeded') return false;
    const at = Math.max(now.since + PAYMENT_HOLD_SECONDS, now.decidedAt ?? 0);
    if (!(await book(trx, paymentReleased(booked, sums.net, at)))) return false;
    await movePayment(trx, booked.id, { state: 'available', round: now.round, since: at });
    await tellReleased(tell, now, at);
    return true;
  });
  if (!released) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  return `${title}: the hold of a one-time payment is over; ${formatMoney(sums.net, booked.currency)} ${booked.currency} is available.`;
}
