import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { PAYMENT_HOLD_SECONDS } from '@stint/core/payment';
import type { ChargeAnswer } from '../../store/attempts.ts';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import type { Payment } from '../../store/payments.ts';
import { sidesOf } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

interface Of {
  readonly payment: Payment;
  readonly loaded: LoadedContract;
}

/** D4: the freelancer is told what is theirs and when, the client's side what it cost. */
export async function tellPaid(
  trx: Trx,
  tell: Tell,
  { payment, loaded }: Of,
  at: Instant,
  again: number | null = null,
): Promise<void> {
  const { freelancer, clients } = await sides(trx, payment);
  const facts = factsOf(payment);
  const event = `payment-paid:${payment.booked.id}${again === null ? '' : `:${again}`}`;
  const { currency } = payment.booked;
  const net = formatMoney(payment.sums.net, currency);
  const availableAt = formatInstant(at + PAYMENT_HOLD_SECONDS);
  const other = loaded.organisation.name;
  const { says } = payment;
  await tell({
    to: freelancer,
    event,
    at,
    told: { kind: 'payment-made', facts: { ...facts, other, net, says, availableAt } },
  });
  const total = formatMoney(payment.sums.clientTotal, currency);
  const cost = { ...facts, other: loaded.freelancer.name, total };
  await tell({ to: clients, event, at, told: { kind: 'payment-charged', facts: cost } });
}

export async function tellDeclined(
  trx: Trx,
  tell: Tell,
  { payment, loaded }: Of,
  { at }: ChargeAnswer,
): Promise<void> {
  const { clients } = await sides(trx, payment);
  const { booked, sums, round } = payment;
  const total = formatMoney(sums.clientTotal, booked.currency);
  const facts = { ...factsOf(payment), other: loaded.freelancer.name, total };
  const event = `payment-declined:${booked.id}:${round}`;
  await tell({ to: clients, event, at, told: { kind: 'payment-declined', facts } });
}

/** A milestone without escrow is invoiced, and waits to be paid. */
export async function tellInvoiced(trx: Trx, tell: Tell, of: Of, at: Instant): Promise<void> {
  await tellOpen(trx, tell, of, { kind: 'payment-invoiced', at });
}

export async function tellWithdrawn(trx: Trx, tell: Tell, of: Of, at: Instant): Promise<void> {
  await tellOpen(trx, tell, of, { kind: 'payment-withdrawn', at });
}

async function tellOpen(
  trx: Trx,
  tell: Tell,
  { payment, loaded }: Of,
  { kind, at }: { kind: 'payment-invoiced' | 'payment-withdrawn'; at: Instant },
): Promise<void> {
  const { clients } = await sides(trx, payment);
  const { booked, sums, says } = payment;
  const total = formatMoney(sums.clientTotal, booked.currency);
  const facts = { ...factsOf(payment), other: loaded.freelancer.name, total, says };
  await tell({ to: clients, event: `${kind}:${booked.id}`, at, told: { kind, facts } });
}

/** D4: the hold is over. */
export async function tellReleased(tell: Tell, payment: Payment, at: Instant): Promise<void> {
  const { booked, sums } = payment;
  const facts = { ...factsOf(payment), net: formatMoney(sums.net, booked.currency) };
  const event = `payment-available:${booked.id}`;
  await tell({ to: [booked.freelancer], event, at, told: { kind: 'payment-available', facts } });
}

function sides(trx: Trx, { booked }: Payment) {
  return sidesOf(trx, { freelancer: booked.freelancer, organisation: booked.org }, 'pay');
}

function factsOf({ booked, title, kind: what }: Payment) {
  return { contract: booked.contract, title, payment: booked.id, what, currency: booked.currency };
}
