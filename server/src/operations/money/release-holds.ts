import { holdReleased } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import type { ManyDone } from '../../schedule-many.ts';
import { type Others, type Trx, withDesks } from '../../store/desk.ts';
import { bookAll } from '../../store/ledger.ts';
import type { InvoiceDue } from '../../store/money.ts';
import { freeOf } from '../../store/stay-behind.ts';
import { oweWeeks } from '../../store/tellings-owed.ts';
import { arriveAll } from '../../store/under-way.ts';

/**
 * The end of the security hold (B5): pay whose review has passed becomes available, less what a dispute holds (D1), of
 * one that is over nothing, and what was refunded. Of many at once, all of them or none. Answers what was done; nothing of
 * what was done already.
 */
export async function releaseHolds(
  house: House,
  dues: readonly InvoiceDue[],
  others: Others,
): Promise<ManyDone<InvoiceDue>> {
  const now = house.clock.now();
  const { answer: released, leftOut } = await withDesks(house.db, dues, deskOf, others, (trx, mine) =>
    bookReleased(trx, mine, now),
  );
  for (const { due } of released) house.events.tell(due.booked.contract, { kind: 'week' });
  return { said: released.map(sayReleased), leftOut };
}

interface Released {
  readonly due: InvoiceDue;
  readonly free: Minor;
}

async function bookReleased(trx: Trx, dues: readonly InvoiceDue[], now: number): Promise<Released[]> {
  const walking = await freeOf(trx, dues);
  await arriveAll(
    trx,
    walking.map(({ due }) => due.booked),
  );
  const steps = walking.map(({ due, free }) => {
    const at = Math.max(weekClock(due.booked.week).availableAt, due.since);
    return { due, free, entry: holdReleased(due.booked, free, at) };
  });
  const booked = await bookAll(
    trx,
    steps.map(({ entry }) => entry),
  );
  const released = steps.filter(({ entry }) => booked.has(entry.id));
  const told = released.filter(({ free }) => free > 0n).map(({ due }) => due.booked);
  await oweWeeks(trx, 'money-available', told, now);
  return released;
}

function deskOf({ booked }: InvoiceDue): string {
  return booked.freelancer;
}

function sayReleased({ due: { booked, title }, free }: Released): string {
  const sum = `${formatMoney(free, booked.currency)} ${booked.currency}`;
  return `${title}: the hold of the week of ${formatDay(booked.week)} is over; ${sum} is available.`;
}
