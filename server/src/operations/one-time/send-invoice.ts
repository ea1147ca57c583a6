import { formatDay } from '@stint/core/instant';
import { paymentSums } from '@stint/core/payment';
import { paymentInvoiced } from '@stint/core/payment-bookings';
import { LIMITS } from '@stint/wire/limits';
import type { Payment as PaymentLetter } from '@stint/wire/one-time';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { loadMilestones } from '../../store/milestones.ts';
import { addPayment, findPayment, invoicedOf, liveFor } from '../../store/payments.ts';
import { lockContract } from '../../store/terms.ts';
import { ownContract, type Visible } from '../contracts/visible.ts';
import { issueInvoices } from '../invoices/issue-invoices.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { readPayment } from './read-payment.ts';
import { supplyOf } from './supply.ts';
import { tellInvoiced } from './tell-payment.ts';

/**
 * The freelancer invoices a milestone of a contract that both run without escrow: what is agreed, or submitted. It is owed
 * from then on, and protected by nothing. Asked again, it is the same invoice. Refusals: `no-such-contract`,
 * `freelancers-only`, `hourly-contract`, `escrow-contract`, `no-such-milestone`, `not-in-this-state`, `invoiced-too-often`.
 */
export async function sendMilestoneInvoice(
  house: House,
  actor: Actor,
  asked: { readonly contract: string; readonly milestone: string },
): Promise<PaymentLetter | Refusal> {
  const own = await ownContract(house, actor, asked.contract);
  if (isRefusal(own)) return own;
  if (own.kind === 'hourly') return refuse('hourly-contract');
  const milestone = asked.milestone.toLowerCase();
  const sent = await tellingIn(house, (trx, tell) => send(house, { trx, tell }, { actor, own, milestone }));
  if (isRefusal(sent)) return sent;
  house.events.tell(own.id, { kind: 'terms' });
  return readPayment(house, actor, { contract: own.id, payment: sent.payment });
}

async function send(
  house: House,
  { trx, tell }: { trx: Trx; tell: Tell },
  { actor, own, milestone: wanted }: { actor: Actor; own: Visible; milestone: string },
): Promise<{ payment: string } | Refusal> {
  await lockContract(trx, own.id);
  await lockDesk(trx, own.freelancer.id);
  const milestone = (await loadMilestones(trx, own.id)).find(({ id }) => id === wanted);
  if (!milestone) return refuse('no-such-milestone');
  if (own.escrow !== false) return refuse('escrow-contract');
  const live = await liveFor(trx, own.id, { milestone: milestone.id });
  if (live) return { payment: live.booked.id };
  if (milestone.state !== 'agreed' && milestone.state !== 'submitted') return refuse('not-in-this-state');
  // Each one is mailed, and has its documents for ever.
  const isTooOften = (await invoicedOf(trx, own.id, milestone.id)) >= LIMITS.milestoneInvoices;
  if (isTooOften) return refuse('invoiced-too-often');
  const id = house.random.uuid();
  const at = house.clock.now();
  const { currency } = own.contract;
  const booked = { id, contract: own.id, org: own.organisation.id, freelancer: own.freelancer.id, currency };
  const sums = paymentSums(own.contract, milestone.amount);
  const says = milestone.title.slice(0, LIMITS.paymentSays);
  const kind = 'milestone';
  await addPayment(
    trx,
    { booked, kind, sums, says, madeAt: at, by: actor.person, milestone: milestone.id, request: null },
    { state: 'open', round: 0 },
  );
  await book(trx, paymentInvoiced(booked, sums, at));
  const detail = { payment: id, milestone: milestone.id, total: String(sums.total) };
  await noteDeed(trx, { at, person: actor.person, deed: 'milestone-invoiced', object: own.id, detail });
  const payment = await findPayment(trx, id);
  if (payment) await tellInvoiced(trx, tell, { payment, loaded: own }, at);
  const source = { kind: 'payment', id } as const;
  const supply = supplyOf({ kind, says }, formatDay(at));
  await issueInvoices(trx, own, { booked, source, supply }, { invoice: sums, at });
  return { payment: id };
}
