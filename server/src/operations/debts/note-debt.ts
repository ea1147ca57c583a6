import { protectedShare } from '@stint/core/advance';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import { MOST_DAYS } from '../../store/charges.ts';
import { loadContract } from '../../store/contracts.ts';
import { addDebt, failedDay } from '../../store/debts.ts';
import { lockDesk } from '../../store/desk.ts';
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
    const loaded = await loadContract(trx, booked.contract);
    const key = { freelancer: booked.freelancer, contract: booked.contract };
    const timesheet = (await frozenTimesheets(trx, key, [booked.week])).get(booked.week);
    if (!loaded || !timesheet) throw new Error('an invoice of no week');
    const terms = await issuedTerms(trx, loaded, booked.week);
    const { net } = protectedShare(terms, timesheet);
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
