import { formatDay, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { ChargebackRow, GoneThrough } from '../../store/chargebacks.ts';
import type { Trx } from '../../store/desk.ts';
import type { RefundToSend } from '../../store/refund-sending.ts';
import type { Refund } from '../../store/refunds.ts';
import { sidesOf } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

/** D3: both sides are told of a refund, in one sentence for both. */
export async function tellRefund(
  trx: Trx,
  tell: Tell,
  refund: Pick<Refund, 'id' | 'booked' | 'share' | 'madeAt' | 'says'>,
  { title, by, paid }: { title: string; by: string; paid: boolean },
): Promise<void> {
  const { booked, share, madeAt: at, says } = refund;
  const { currency } = booked;
  const facts = {
    ...ofWeek(booked, title),
    by,
    amount: formatMoney(share.clientTotal, currency),
    net: formatMoney(share.net, currency),
    says,
    paid,
  };
  const { freelancer, clients } = await sides(trx, booked);
  const event = `refund-made:${refund.id}`;
  await tell({ to: [...freelancer, ...clients], event, at, told: { kind: 'refund-made', facts } });
}

/** The card's bank did not take it: its client is told, for the money is the client's. */
export async function tellRefundBack(
  trx: Trx,
  tell: Tell,
  { id, attempt, booked, share, title }: RefundToSend,
  at: Instant,
): Promise<void> {
  const facts = { ...ofWeek(booked, title), amount: formatMoney(share.clientTotal, booked.currency) };
  const { clients } = await sides(trx, booked);
  const event = `refund-failed:${id}:${attempt}`;
  await tell({ to: clients, event, at, told: { kind: 'refund-failed', facts } });
}

/** Both sides are told what the client's bank did. */
export async function tellChargeback(
  trx: Trx,
  tell: Tell,
  { title, says }: GoneThrough,
  one: Pick<ChargebackRow, 'id' | 'what' | 'amount' | 'place'>,
  { what, net, at }: { what: 'opened' | 'won' | 'lost'; net: bigint; at: Instant },
): Promise<void> {
  const { what: of, place } = one;
  const { contract, currency } = of.booked;
  const amount = formatMoney(one.amount, currency);
  const { freelancer, clients } = await sides(trx, of.booked);
  const to = [...freelancer, ...clients];
  const event = `chargeback-${what}:${one.id}`;
  if (of.of !== 'week') {
    const facts = { contract, title, says, amount, currency };
    return tell({ to, event, at, told: { kind: `payment-taken-back-${what}`, facts } });
  }
  const facts = { ...ofWeek(of.booked, title), amount };
  if (what !== 'opened') return tell({ to, event, at, told: { kind: `chargeback-${what}`, facts } });
  const held = { net: formatMoney(net, currency), held: place !== 'available' };
  await tell({ to, event, at, told: { kind: 'chargeback-opened', facts: { ...facts, ...held } } });
}

function ofWeek({ contract, week, currency }: Refund['booked'], title: string) {
  return { contract, title, week: formatDay(week), currency };
}

function sides(trx: Trx, { freelancer, org }: { freelancer: string; org: string }) {
  return sidesOf(trx, { freelancer, organisation: org }, 'pay');
}
