import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { PAYMENT_HOLD_SECONDS } from '@stint/core/payment';
import { entriesOfPayment } from '@stint/core/payment-bookings';
import type { Payment as PaymentLetter } from '@stint/wire/one-time';
import type { Payment } from '../../store/payments.ts';
import { refuseClientDeed, type Visible } from '../contracts/visible.ts';

/** A payment as its viewer sees it. `booked`: the ids of entries that are in the books, of this one and of others. */
export function paymentLetter(
  visible: Visible,
  payment: Payment,
  booked: ReadonlySet<string>,
): PaymentLetter {
  const { sums, state, since, milestone, request } = payment;
  const { id, contract, currency } = payment.booked;
  const money = (amount: bigint): string => formatMoney(amount, currency);
  const isPaid = state === 'held' || state === 'available';
  const paidAt = isPaid ? (payment.last?.at ?? null) : null;
  const isDisputed = isPaid && payment.last?.state === 'disputed';
  const availableAt = state === 'available' ? since : isPaid ? since + PAYMENT_HOLD_SECONDS : null;
  return {
    id,
    contract: { id: contract, title: payment.title },
    kind: payment.kind,
    state: isDisputed ? 'disputed' : state,
    currency,
    total: money(sums.total),
    freelancerFee: money(sums.freelancerFee),
    net: money(sums.net),
    clientFee: money(sums.clientFee),
    clientTotal: money(sums.clientTotal),
    says: payment.says,
    madeAt: formatInstant(payment.madeAt),
    by: { id: payment.by, name: payment.byName },
    milestone,
    week: request && formatDay(request.week),
    paidAt: paidAt === null ? null : formatInstant(paidAt),
    availableAt: availableAt === null ? null : formatInstant(availableAt),
    card: visible.side === 'client' ? cardOf(payment) : null,
    entries: entriesOfPayment(id).filter((entry) => booked.has(entry)),
    may: mayOf(visible, payment),
  };
}

function cardOf({ last }: Payment): PaymentLetter['card'] {
  return last && { ...last.card, declined: last.state === 'declined' ? last.declineCode : null };
}

function mayOf(visible: Visible, { state }: Payment): PaymentLetter['may'] {
  if (state !== 'open' && state !== 'owed') return [];
  if (visible.side === 'freelancer') return state === 'open' ? ['withdraw'] : [];
  return refuseClientDeed(visible, 'pay') === null ? ['pay'] : [];
}
