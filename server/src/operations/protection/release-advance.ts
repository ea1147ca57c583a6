import { protectionReleased } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import { lockDesk } from '../../store/desk.ts';
import { type AdvanceDue, markReleased } from '../../store/fund.ts';
import { book } from '../../store/ledger.ts';
import { tellAvailable } from '../money/tell-money.ts';
import { tellingIn } from '../notifications/tell.ts';

/** B5: the hold of what the fund paid is over. Answers what was done; null when it was done already. */
export async function releaseAdvance(house: House, due: AdvanceDue): Promise<string | null> {
  const { booked, amount, title } = due;
  const at = Math.max(weekClock(booked.week).availableAt, due.at);
  const isDone = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    if (!(await book(trx, protectionReleased(due, at)))) return false;
    await markReleased(trx, due, at);
    // The rest of the week becomes available by itself, and is told by itself.
    const event = `money-available:${booked.contract}:${formatDay(booked.week)}:fund-${due.n}`;
    await tellAvailable(tell, { booked, title, net: amount, event }, at);
    return true;
  });
  if (!isDone) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  const sum = `${formatMoney(amount, booked.currency)} ${booked.currency}`;
  return `${title}: ${sum} from the protection fund for the week of ${formatDay(booked.week)} is available.`;
}
