import { type BookedWeek, protectionRecovered, stepIds } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import { markPaid } from '../../store/debts.ts';
import type { Trx } from '../../store/desk.ts';
import { markRecovered, unrecoveredOf } from '../../store/fund.ts';
import { book, isBooked } from '../../store/ledger.ts';
import { arriveAll } from '../../store/under-way.ts';

/**
 * The client has paid: the fund has back first what it paid of that week. At the freelancer's desk, beside the charge. A week
 * whose pay was available before its charge was taken back is under way no more.
 */
export async function settleDebt(trx: Trx, booked: BookedWeek, at: Instant): Promise<void> {
  const { amount, first } = await unrecoveredOf(trx, booked);
  if (amount > 0n) await book(trx, protectionRecovered(booked, amount, at, first));
  await markRecovered(trx, booked, at);
  await markPaid(trx, booked, at);
  if (await isBooked(trx, stepIds(booked).released)) await arriveAll(trx, [booked]);
}
