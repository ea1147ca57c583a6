import { type BookedWeek, entriesOfDispute } from '@stint/core/bookings';
import { formatInstant } from '@stint/core/instant';
import { formatMoney, sum } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { Evidence } from '@stint/wire/evidence';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import type { DisputeRow } from '../../store/disputes.ts';
import { entriesOf } from '../../store/ledger.ts';
import { awayOf, type Refund, refundsOf } from '../../store/refunds.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { shareLetter } from './dispute-letter.ts';
import { payPlace } from './in-review.ts';
import { type DecidedLine, sumThatIs } from './outcomes.ts';

type Money = Pick<Evidence, 'rest' | 'refunded' | 'paid' | 'refund' | 'entries'>;

/** What hangs on a dispute, where the rest of its week's pay is, and what of it all stands in the books. */
export function moneyOfDispute(
  db: Database,
  booked: BookedWeek,
  row: DisputeRow,
  decided: readonly DecidedLine[],
): Promise<Money> {
  const { currency } = booked;
  const sumOf = (outcome: 'refunded' | 'paid') => shareLetter(sumThatIs(decided, outcome), currency);
  // One view of the books: money that moves meanwhile is in one place.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      rest: await restOf(trx, booked),
      refunded: sumOf('refunded'),
      paid: sumOf('paid'),
      refund: await refundOf(trx, booked, row.id),
      entries: await bookedOf(trx, booked, row.id, decided),
    }));
}

async function restOf(trx: Trx, booked: BookedWeek): Promise<Money['rest']> {
  const { org: organisation, contract, week, currency } = booked;
  const invoice = (await issuedInvoices(trx, { organisation, contract }, [week])).get(week);
  const { reviewEndsAt, availableAt } = weekClock(week);
  return {
    place: await payPlace(trx, booked),
    net: formatMoney((invoice?.net ?? 0n) - (await awayOf(trx, booked)), currency),
    reviewEndsAt: formatInstant(reviewEndsAt),
    availableAt: formatInstant(availableAt),
  };
}

async function refundOf(
  trx: Trx,
  { org: organisation, contract, week }: BookedWeek,
  id: string,
): Promise<Money['refund']> {
  const own = (await refundsOf(trx, { organisation, contract }, [week])).find((one) => one.id === id);
  return own ? refundLetter(own) : null;
}

function refundLetter({ state, madeAt, answeredAt }: Refund): Money['refund'] {
  return {
    state,
    madeAt: formatInstant(madeAt),
    answeredAt: answeredAt === null ? null : formatInstant(answeredAt),
  };
}

async function bookedOf(
  trx: Trx,
  { currency }: BookedWeek,
  id: string,
  decided: readonly DecidedLine[],
): Promise<Money['entries']> {
  const deeds = [...new Set(decided.map(({ line }) => line.deed_id))];
  const found = await entriesOf(trx, entriesOfDispute(id, deeds));
  return found
    .toSorted((a, b) => a.n - b.n)
    .map(({ id: entry, at, says, postings }) => ({
      id: entry,
      at: formatInstant(at),
      says,
      amount: formatMoney(sum(postings.map(({ amount }) => amount)), currency),
    }));
}
