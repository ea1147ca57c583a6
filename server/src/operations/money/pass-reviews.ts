import { reviewPassed } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import type { ManyDone } from '../../schedule-many.ts';
import { type Others, type Trx, withDesks } from '../../store/desk.ts';
import { bookAll } from '../../store/ledger.ts';
import type { InvoiceDue } from '../../store/money.ts';
import { freeOf } from '../../store/stay-behind.ts';

/**
 * Silence is consent (B5): the pay of a paid invoice goes from review to pending at the review's end, or when the
 * client paid after it. What a dispute holds stays where it is held (D1), and what was refunded is gone. Of many at once, all
 * of them or none. Answers what was done; nothing of what was done already.
 */
export async function passReviews(
  house: House,
  dues: readonly InvoiceDue[],
  others: Others,
): Promise<ManyDone<InvoiceDue>> {
  const { answer: passed, leftOut } = await withDesks(house.db, dues, deskOf, others, bookPassed);
  for (const { due } of passed) house.events.tell(due.booked.contract, { kind: 'week' });
  return { said: passed.map(sayPassed), leftOut };
}

async function bookPassed(
  trx: Trx,
  dues: readonly InvoiceDue[],
): Promise<{ due: InvoiceDue; free: Minor }[]> {
  const steps = (await freeOf(trx, dues)).map(({ due, free }) => {
    const at = Math.max(weekClock(due.booked.week).reviewEndsAt, due.since);
    return { due, free, entry: reviewPassed(due.booked, free, at) };
  });
  const booked = await bookAll(
    trx,
    steps.map(({ entry }) => entry),
  );
  return steps.filter(({ entry }) => booked.has(entry.id));
}

function deskOf({ booked }: InvoiceDue): string {
  return booked.freelancer;
}

function sayPassed({ due: { booked, title }, free }: { due: InvoiceDue; free: Minor }): string {
  const sum = `${formatMoney(free, booked.currency)} ${booked.currency}`;
  return `${title}: the review of the week of ${formatDay(booked.week)} is over; ${sum} is pending.`;
}
