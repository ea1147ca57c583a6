import { accounts, type BookedWeek } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney, parseMoney, sum } from '@stint/core/money';
import { mostOwed, shareOfAmount } from '@stint/core/refund';
import { parseWeek } from '@stint/core/week';
import type { giveRefund as route, WeekRefunds } from '@stint/wire/refunds';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { lockBalance } from '../../store/ledger.ts';
import { chargedOf, findRefund } from '../../store/refunds.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { bookedWeek } from '../review/in-review.ts';
import { makeRefund, type Taken } from './make-refund.ts';
import { refundsLetter } from './read-refunds.ts';
import { refundableOf, takenOf } from './refundable.ts';
import { tellRefund } from './tell-refund.ts';

type Asked = { contract: string; week: string } & Body<typeof route>;

/**
 * D3: the freelancer gives back a part of a week, or all of it; an operator can, with a reason that both sides read. It is
 * taken from where that week's pay is; what was paid out already the freelancer owes, by an own refund up to
 * `mostOwed`. The same id again is the same refund.
 * Refusals: `no-such-contract`, `freelancers-only`, `bad-week`, `not-invoiced`, `refund-too-late`, `bad-amount`,
 * `more-than-refundable`, `owes-too-much`, `reason-needed`, `id-taken`.
 */
export async function giveRefund(house: House, actor: Actor, asked: Asked): Promise<WeekRefunds | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  if (visible.side !== 'freelancer' && visible.side !== 'operator') return refuse('freelancers-only');
  const week = parseWeek(asked.week);
  if (week === null) return refuse('bad-week', { field: 'week' });
  const says = (asked.says ?? '').trim();
  if (visible.side === 'operator' && says === '') return refuse('reason-needed', { field: 'says' });
  const booked = bookedWeek(visible, week);
  const wanted = { id: asked.id.toLowerCase(), amount: asked.amount, says, visible };
  const done = await tellingIn<null | Refusal>(house, (trx, tell) =>
    give(house, trx, { tell, booked, actor }, wanted),
  );
  if (isRefusal(done)) return done;
  house.events.tell(visible.id, { kind: 'week' });
  return refundsLetter(house, visible, week);
}

interface Wanted {
  readonly id: string;
  readonly amount: string;
  readonly says: string;
  readonly visible: Visible;
}

async function give(
  house: House,
  trx: Trx,
  { tell, booked, actor }: { tell: Tell; booked: BookedWeek; actor: Actor },
  { id, amount, says, visible }: Wanted,
): Promise<null | Refusal> {
  await lockDesk(trx, booked.freelancer);
  const now = house.clock.now();
  const total = parseMoney(amount, booked.currency);
  if (total === null || total === 0n) return refuse('bad-amount', { field: 'amount' });
  const known = await findRefund(trx, id);
  if (known) {
    const { booked: of, share, by } = known;
    const isSame =
      of.contract === booked.contract &&
      of.week === booked.week &&
      share.total === total &&
      by === actor.person &&
      known.says === says;
    return isSame ? null : refuse('id-taken', { field: 'id' });
  }
  const found = await refundableOf(trx, booked);
  if (!found) return refuse('not-invoiced');
  if (found.until !== null && now >= found.until) return refuse('refund-too-late');
  if (total > found.most) return refuse('more-than-refundable', { field: 'amount' });
  const share = shareOfAmount(found.left, total);
  const refund = { id, booked, cause: 'voluntary' as const, share, madeAt: now, by: actor.person, says };
  const paid = (await chargedOf(trx, booked)) !== null;
  const taken = takenOf(booked, found, share.net);
  if (visible.side === 'freelancer' && (await owesTooMuch(trx, booked, taken)))
    return refuse('owes-too-much', { field: 'amount' });
  if (!(await makeRefund(trx, refund, taken))) {
    return refuse('id-taken', { field: 'id' });
  }
  const detail = { week: formatDay(booked.week), refund: id, amount: formatMoney(total, booked.currency) };
  await noteDeed(trx, {
    at: now,
    person: actor.person,
    deed: 'refund-made',
    object: booked.contract,
    detail,
  });
  await tellRefund(trx, tell, refund, { title: visible.title, by: actor.name, paid });
  return null;
}

/**
 * What goes back to the card is the house's money once the freelancer was paid out: two who agree could take it out that way
 * for ever. Beyond the limit it takes an operator. Balances are locked in the order of their names, as by every entry.
 */
async function owesTooMuch(
  trx: Trx,
  { org, freelancer, currency }: BookedWeek,
  { from }: Taken,
): Promise<boolean> {
  const available = accounts.available(freelancer);
  const asked = sum(from.filter((part) => part.from === available).map(({ amount }) => amount));
  if (asked === 0n) return false;
  await lockBalance(trx, accounts.client(org), currency);
  const left = (await lockBalance(trx, available, currency)) - asked;
  return left < -mostOwed(currency);
}
