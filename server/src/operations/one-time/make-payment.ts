import { formatDay } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { isPayable, paymentSums } from '@stint/core/payment';
import { parseWeek } from '@stint/core/week';
import type { Payment as PaymentLetter, makePayment as route } from '@stint/wire/one-time';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { AskedCharge } from '../../store/attempts.ts';
import { noteDeed } from '../../store/audit.ts';
import { bonusRequestsOf } from '../../store/bonus-requests.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { nextCard } from '../../store/payment-charges.ts';
import { addPayment, findPayment, liveFor, type NewPayment, sameSince } from '../../store/payments.ts';
import { openSince } from '../../store/suspensions.ts';
import { refuseClientDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import { chargeCard } from '../money/charge-card.ts';
import { readPaymentSum } from '../money/read-sum.ts';
import { askNext } from './payment-charged.ts';
import { readPayment } from './read-payment.ts';

type Wanted = Body<typeof route> & { readonly contract: string };

/** The same sum again so soon is taken for a second press, unless it is said to be meant. */
const AGAIN_SECONDS = 600;

/**
 * D4: the client pays a bonus or expenses. What is paid and the first attempt are written, then the cards are asked in the
 * client's order; what came of it is in the answer. Its id again is the same payment. Refusals: `no-such-contract`,
 * `clients-only`, `not-your-role`, `bad-payment`, `bad-week`, `id-taken`, `ended-too-long-ago`, `payment-owed`,
 * `no-such-request`, `request-changed`, `payment-under-way`, `paid-just-now`, `no-card`.
 */
export async function makePayment(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<PaymentLetter | Refusal> {
  const visible = await visibleContract(house, actor, wanted.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseClientDeed(visible, 'pay');
  if (no) return no;
  const written = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, visible.freelancer.id);
    return write(house, trx, { actor, visible, wanted });
  });
  if (isRefusal(written)) return written;
  if (written) await chargeCard(house, written);
  return readPayment(house, actor, { contract: visible.id, payment: wanted.id });
}

interface Asked {
  readonly actor: Actor;
  readonly visible: Visible;
  readonly wanted: Wanted;
}

/** The attempt to ask for; null: this payment was made before. */
async function write(house: House, trx: Trx, asked: Asked): Promise<AskedCharge | null | Refusal> {
  const { actor, visible, wanted } = asked;
  const { kind, says } = wanted;
  const total = readPaymentSum(wanted.amount, visible.contract.currency);
  if (total === null) return refuse('bad-payment', { field: 'amount' });
  const id = wanted.id.toLowerCase();
  const at = house.clock.now();
  const { id: contract, freelancer, organisation } = visible;
  const { currency } = visible.contract;
  const booked = { id, contract, org: organisation.id, freelancer: freelancer.id, currency };
  const sums = paymentSums(visible.contract, total);
  const draft = { booked, kind, sums, says, madeAt: at, by: actor.person, milestone: null };
  const known = await findPayment(trx, id);
  if (known) return isSame(known, draft) ? null : refuse('id-taken', { field: 'id' });
  if (!isPayable(visible.contract.endedAt, at)) return refuse('ended-too-long-ago');
  if ((await openSince(trx, booked.org)) !== null) return refuse('payment-owed');
  const request = await requestOf(trx, asked, total);
  if (isRefusal(request)) return request;
  if (wanted.anyway === undefined && (await sameSince(trx, draft, at - AGAIN_SECONDS)))
    return refuse('paid-just-now');
  if (!(await nextCard(trx, { payment: id, organisation: booked.org }, { n: 1, since: at })))
    return refuse('no-card');
  await addPayment(trx, { ...draft, request }, { state: 'charging', round: 1 });
  const { title } = visible;
  const first = await askNext(house, trx, { ...draft, title, round: 1, since: at }, { by: actor.person });
  const detail = { payment: id, kind, total: String(total), week: request && formatDay(request.week) };
  await noteDeed(trx, { at, person: actor.person, deed: 'payment-made', object: contract, detail });
  return first;
}

/** The open request for this week's late time, which is paid as it was asked for (T6); null: it is no answer to one. */
async function requestOf(
  trx: Trx,
  { visible, wanted }: Asked,
  total: Minor,
): Promise<NewPayment['request'] | Refusal> {
  if (wanted.request === undefined) return null;
  const week = parseWeek(wanted.request);
  if (week === null) return refuse('bad-week', { field: 'request' });
  const key = { freelancer: visible.freelancer.id, contract: visible.id };
  const last = (await bonusRequestsOf(trx, key, week)).at(-1);
  if (!last) return refuse('no-such-request', { field: 'request' });
  const { n } = last;
  if (await liveFor(trx, visible.id, { request: { week, n } })) return refuse('payment-under-way');
  return last.answered_at !== null || last.amount !== total || wanted.kind !== 'bonus'
    ? refuse('request-changed', { field: 'request' })
    : { week, n };
}

function isSame(known: NewPayment, { booked, kind, sums, says, by }: Omit<NewPayment, 'request'>): boolean {
  return (
    known.booked.contract === booked.contract &&
    known.kind === kind &&
    known.sums.total === sums.total &&
    known.says === says &&
    known.by === by
  );
}
