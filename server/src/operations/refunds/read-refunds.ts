import { accounts } from '@stint/core/bookings';
import { NO_SHARE } from '@stint/core/dispute-shares';
import { formatInstant } from '@stint/core/instant';
import { type Currency, formatMoney, sum } from '@stint/core/money';
import { entriesOfRefund } from '@stint/core/return-bookings';
import { parseWeek, type Week } from '@stint/core/week';
import type { Chargeback, Refund as RefundLetter, WeekRefunds } from '@stint/wire/refunds';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type ChargebackRow, chargebacksOf } from '../../store/chargebacks.ts';
import type { Trx } from '../../store/desk.ts';
import { entriesOf, readBalances } from '../../store/ledger.ts';
import { readPerson } from '../../store/people.ts';
import type { Refund } from '../../store/refunds.ts';
import { type Visible, visibleContract } from '../contracts/visible.ts';
import { shareLetter } from '../review/dispute-letter.ts';
import { bookedWeek } from '../review/in-review.ts';
import { type Refundable, refundableOf } from './refundable.ts';

/** What was given back of a week, and what of it can be (D3). Refusals: `no-such-contract`, `bad-week`. */
export async function readRefunds(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string },
): Promise<WeekRefunds | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const week = parseWeek(asked.week);
  return week === null ? refuse('bad-week', { field: 'week' }) : refundsLetter(house, visible, week);
}

export async function refundsLetter(house: House, visible: Visible, week: Week): Promise<WeekRefunds> {
  const booked = bookedWeek(visible, week);
  const { currency } = booked;
  const mine = visible.side === 'freelancer' || visible.side === 'operator';
  // One view of the books: what walks on meanwhile is in one place.
  const view = house.db.transaction().setIsolationLevel('repeatable read');
  return view.execute(async (trx) => {
    const found = await refundableOf(trx, booked);
    const { until = null, paidAt = null } = found ?? {};
    const isOver = until !== null && house.clock.now() >= until;
    const most = isOver ? 0n : (found?.most ?? 0n);
    return {
      currency,
      may: mine && most > 0n ? ['refund' as const] : [],
      paid: paidAt !== null,
      until: until === null ? null : formatInstant(until),
      left: shareLetter(found?.left ?? NO_SHARE, currency),
      most: formatMoney(most, currency),
      place: found?.place ?? 'in-review',
      available: mine ? await availableOf(trx, booked.freelancer, currency) : null,
      refunds: await refundLetters(trx, found, currency),
      chargebacks: (await chargebacksOf(trx, booked)).map(chargebackLetter),
    };
  });
}

async function availableOf(trx: Trx, freelancer: string, currency: Currency): Promise<string> {
  const own = await readBalances(trx, [accounts.available(freelancer)]);
  return formatMoney(own.find((one) => one.currency === currency)?.balance ?? 0n, currency);
}

async function refundLetters(
  trx: Trx,
  found: Refundable | null,
  currency: Currency,
): Promise<RefundLetter[]> {
  const refunds = found?.refunds ?? [];
  const letters: RefundLetter[] = [];
  for (const refund of refunds) {
    const by = refund.by === null ? null : await readPerson(trx, refund.by);
    letters.push(await refundLetter(trx, refund, currency, by?.name ?? null));
  }
  return letters;
}

async function refundLetter(
  trx: Trx,
  refund: Refund,
  currency: Currency,
  by: string | null,
): Promise<RefundLetter> {
  const { id, cause, share, madeAt, says, state, answeredAt, attempt } = refund;
  const entries = await entriesOf(trx, entriesOfRefund({ id }, attempt));
  return {
    id,
    cause,
    share: shareLetter(share, currency),
    madeAt: formatInstant(madeAt),
    by,
    says,
    state,
    answeredAt: answeredAt === null ? null : formatInstant(answeredAt),
    entries: entries.map(({ id: entry, at, says: what, postings }) => ({
      id: entry,
      at: formatInstant(at),
      says: what,
      amount: formatMoney(sum(postings.map(({ amount }) => amount)), currency),
    })),
  };
}

export function chargebackLetter(row: ChargebackRow): Chargeback {
  const { id, what, amount, reason, place, openedAt, state, decidedAt } = row;
  return {
    id,
    amount: formatMoney(amount, what.booked.currency),
    reason,
    place,
    openedAt: formatInstant(openedAt),
    state,
    decidedAt: decidedAt === null ? null : formatInstant(decidedAt),
  };
}
