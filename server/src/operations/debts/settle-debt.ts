import { type BookedWeek, protectionRecovered } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import { markPaid } from '../../store/debts.ts';
import type { Trx } from '../../store/desk.ts';
import { advancedOf } from '../../store/fund.ts';
import { book } from '../../store/ledger.ts';

/** The client has paid: the fund has back first what it paid of that week. At the freelancer's desk, beside the charge. */
export async function settleDebt(trx: Trx, booked: BookedWeek, at: Instant): Promise<void> {
  const advanced = await advancedOf(trx, booked);
  if (advanced > 0n) await book(trx, protectionRecovered(booked, advanced, at));
  await markPaid(trx, booked, at);
}
