import { reviewPassed } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import { lockDesk } from '../../store/desk.ts';
import { advancedOf } from '../../store/fund.ts';
import { book } from '../../store/ledger.ts';
import type { InvoiceDue } from '../../store/money.ts';
import { awayOf } from '../../store/refunds.ts';

/**
 * Silence is consent (B5): the pay of a paid invoice goes from review to pending at the review's end, or when the
 * client paid after it. What a dispute holds stays where it is held (D1), and what was refunded is gone. Answers what was done; null when it was done
 * already.
 */
export async function passReview(house: House, due: InvoiceDue): Promise<string | null> {
  const { booked, net, title } = due;
  const at = Math.max(weekClock(booked.week).reviewEndsAt, due.since);
  const passed = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, booked.freelancer);
    const free = net - (await awayOf(trx, booked)) - (await advancedOf(trx, booked));
    return (await book(trx, reviewPassed(booked, free, at))) ? free : null;
  });
  if (passed === null) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  const sum = `${formatMoney(passed, booked.currency)} ${booked.currency}`;
  return `${title}: the review of the week of ${formatDay(booked.week)} is over; ${sum} is pending.`;
}
