import { holdReleased } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import { lockDesk } from '../../store/desk.ts';
import { advancedOf } from '../../store/fund.ts';
import { book } from '../../store/ledger.ts';
import type { InvoiceDue } from '../../store/money.ts';
import { awayOf } from '../../store/refunds.ts';
import { arrive } from '../../store/under-way.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellAvailable } from './tell-money.ts';

/**
 * The end of the security hold (B5): pay whose review has passed becomes available, less what a dispute holds (D1), of
 * one that is over nothing, and what was refunded. Answers what was done; null when it was done already.
 */
export async function releaseHold(house: House, due: InvoiceDue): Promise<string | null> {
  const { booked, net, title } = due;
  const at = Math.max(weekClock(booked.week).availableAt, due.since);
  const released = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    await arrive(trx, booked);
    const free = net - (await awayOf(trx, booked)) - (await advancedOf(trx, booked));
    if (!(await book(trx, holdReleased(booked, free, at)))) return null;
    if (free > 0n) await tellAvailable(tell, { ...due, net: free }, at);
    return free;
  });
  if (released === null) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  const sum = `${formatMoney(released, booked.currency)} ${booked.currency}`;
  return `${title}: the hold of the week of ${formatDay(booked.week)} is over; ${sum} is available.`;
}
