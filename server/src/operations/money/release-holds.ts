import { holdReleased } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import { book } from '../../store/ledger.ts';
import type { InvoiceDue } from '../../store/money.ts';
import { arrive } from '../../store/under-way.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellAvailable } from './tell-money.ts';

/**
 * The end of the security hold (B5): pay whose review has passed becomes available. Answers what was done; null
 * when it was done already.
 */
export async function releaseHold(house: House, due: InvoiceDue): Promise<string | null> {
  const { booked, net, title } = due;
  const at = Math.max(weekClock(booked.week).availableAt, due.since);
  const isBooked = await tellingIn(house, async (trx, tell) => {
    await arrive(trx, booked);
    const isNew = await book(trx, holdReleased(booked, net, at));
    if (isNew) await tellAvailable(tell, due, at);
    return isNew;
  });
  if (!isBooked) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  const sum = `${formatMoney(net, booked.currency)} ${booked.currency}`;
  return `${title}: the hold of the week of ${formatDay(booked.week)} is over; ${sum} is available.`;
}
