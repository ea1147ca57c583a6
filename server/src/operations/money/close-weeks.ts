import { type BookedWeek, invoiceIssued } from '@stint/core/bookings';
import { formatDay, type Instant } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import { formatMoney } from '@stint/core/money';
import { billAsText, billOf } from '@stint/core/stipend';
import { type Timesheet, timesheetOf } from '@stint/core/timesheet';
import { totalsOf } from '@stint/core/totals';
import { weekClock, weekSegments } from '@stint/core/week';
import { entryLetter } from '@stint/wire/entry';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { loadDiary } from '../../store/diary.ts';
import { book } from '../../store/ledger.ts';
import { addInvoice, addTimesheet, isClosed, type OpenWeek, type TimesheetBody } from '../../store/money.ts';
import { issueInvoices } from '../invoices/issue-invoices.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { tellClosed } from './tell-money.ts';

/**
 * Closes a week that has locked (B5): its verdicts are kept for good, its invoice is issued and booked at the
 * instant of the lock; a week with nothing billable has no invoice. All of it or nothing. Answers what was done;
 * null when it was closed already.
 */
export async function closeWeek(house: House, open: OpenWeek): Promise<string | null> {
  const told = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, open.freelancer);
    return closeAtDesk(trx, open, house.clock.now(), tell);
  });
  if (told !== null) house.events.tell(open.contract, { kind: 'week' });
  return told;
}

/** The closing itself, for whoever has the freelancer's desk. Both sides are told of an invoice. */
export async function closeAtDesk(trx: Trx, open: OpenWeek, at: Instant, tell: Tell): Promise<string | null> {
  if (await isClosed(trx, open)) return null;
  const loaded = await loadContract(trx, open.contract);
  if (!loaded) throw new Error(`a week of no contract: ${open.contract}`);
  const diary = await loadDiary(trx, open, weekSegments(open.week));
  const timesheet = timesheetOf(loaded.contract, loaded.client, diary, open.week);
  const invoice = billOf(loaded.contract, timesheet);

  const { locksAt } = weekClock(open.week);
  const body = bodyOf(timesheet, invoice, loaded.contract.currency);
  if (!(await addTimesheet(trx, open, { lockedAt: locksAt, body }))) return null;
  if (invoice) {
    const booked = bookedWeek(loaded, open);
    await addInvoice(trx, booked, invoice, locksAt);
    await book(trx, invoiceIssued(booked, invoice, locksAt));
    await issueInvoices(
      trx,
      loaded,
      { booked, source: { kind: 'week', week: booked.week } },
      { invoice, at: locksAt },
    );
    await tellClosed(trx, tell, loaded, { week: open.week, invoice, at });
  }
  const detail = { week: formatDay(open.week), invoiced: body.invoice?.clientTotal ?? null };
  await noteDeed(trx, { at, person: null, deed: 'week-closed', object: open.contract, detail });
  return sayClosed(loaded, open, invoice);
}

/** What arrived after the lock is no part of it: it is shown beside it (T6). */
function bodyOf(timesheet: Timesheet, invoice: Invoice | null, currency: string): TimesheetBody {
  const inTime = timesheet.entries.filter((entry) => !entry.reasons.includes('late'));
  return {
    limitMinutes: timesheet.limitMinutes,
    currency,
    entries: inTime.map((entry) => entryLetter(entry, currency)),
    totals: totalsOf(inTime),
    invoice: invoice && billAsText(invoice, currency),
  };
}

function bookedWeek(
  { id, organisation, freelancer, contract }: LoadedContract,
  { week }: OpenWeek,
): BookedWeek {
  return {
    contract: id,
    org: organisation.id,
    freelancer: freelancer.id,
    week,
    currency: contract.currency,
  };
}

function sayClosed(
  { title, contract, organisation }: LoadedContract,
  { week }: OpenWeek,
  invoice: Invoice | null,
) {
  const closed = `${title}: the week of ${formatDay(week)} is closed`;
  if (!invoice) return `${closed}; nothing in it is billed.`;
  const { currency } = contract;
  return `${closed}; ${organisation.name} is invoiced ${formatMoney(invoice.clientTotal, currency)} ${currency}.`;
}
