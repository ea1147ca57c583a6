import { protectedShare } from '@stint/core/advance';
import type { BookedWeek } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import { MOST_DAYS } from '../../store/charges.ts';
import { loadContract } from '../../store/contracts.ts';
import { addDebt, failedDay } from '../../store/debts.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import type { IssuedInvoice } from '../../store/money.ts';
import { frozenTimesheets } from '../../store/weeks.ts';
import { issuedTerms } from '../review/disputed-week.ts';

/**
 * D5: the fifth day has failed with every card: the invoice is a debt. What of it is protected is written beside it, by
 * the verdicts of the lock. Answers what was done; null when it was, or when it is being paid.
 */
export async function noteDebt(
  house: House,
  { booked, title, clientTotal }: IssuedInvoice,
): Promise<string | null> {
  const isNew = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, booked.freelancer);
    const failedAt = await failedDay(trx, booked, MOST_DAYS);
    if (failedAt === null) return false;
    const net = await protectedOf(trx, booked);
    if (!(await addDebt(trx, booked, { failedAt, protected: net }))) return false;
    const detail = { week: formatDay(booked.week), protected: formatMoney(net, booked.currency) };
    await noteDeed(trx, { at: failedAt, person: null, deed: 'debt-noted', object: booked.contract, detail });
    return true;
  });
  if (!isNew) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  const sum = `${formatMoney(clientTotal, booked.currency)} ${booked.currency}`;
  return `${title}: the week of ${formatDay(booked.week)} is owed, ${sum}: its charge failed on ${MOST_DAYS} days.`;
}

/** The freelancer's part of a week's protected time, by the verdicts of the lock. */
export async function protectedOf(trx: Trx, { contract, freelancer, week }: BookedWeek): Promise<Minor> {
  const loaded = await loadContract(trx, contract);
  const timesheet = (await frozenTimesheets(trx, { freelancer, contract }, [week])).get(week);
  if (!loaded || !timesheet) throw new Error('an invoice of no week');
  return protectedShare(await issuedTerms(trx, loaded, week), timesheet).net;
}
