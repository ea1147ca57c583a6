import { type BookedWeek, invoiceIssued } from '@stint/core/bookings';
import { formatDay, type Instant } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import { formatMoney } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import type { ManyDone } from '../../schedule-many.ts';
import { noteDeeds } from '../../store/audit.ts';
import {
  addInvoices,
  type IssuedWeek,
  keepTimesheets,
  type StandingWeek,
  standingWeeks,
} from '../../store/closing.ts';
import { type Others, type Trx, withDesks } from '../../store/desk.ts';
import { bookAll } from '../../store/ledger.ts';
import type { OpenWeek } from '../../store/money.ts';
import { oweWeeks } from '../../store/tellings-owed.ts';
import { issueWeeks } from '../invoices/issue-weeks.ts';
import { judgeWeeks } from './judge-weeks.ts';

/**
 * Closes a week that has locked (B5): its verdicts are kept for good, its invoice is issued and booked at the
 * instant of the lock; a week with nothing billable has no invoice. All of it or nothing. Answers what was done;
 * null when it was closed already.
 */
export async function closeWeek(house: House, open: OpenWeek): Promise<string | null> {
  const { said } = await closeWeeks(house, [open], 'are-waited-for');
  return said[0] ?? null;
}

/**
 * The same of many, all of them or none. What was judged before the lock, and of what still stands, is taken as it is; the
 * rest is judged here, by the same function. Weeks whose freelancers' desks somebody has just now can be left out.
 */
export async function closeWeeks(
  house: House,
  weeks: readonly OpenWeek[],
  others: Others,
): Promise<ManyDone<OpenWeek>> {
  const { answer: closed, leftOut } = await withDesks(
    house.db,
    weeks,
    ({ freelancer }) => freelancer,
    others,
    (trx, mine) => closeAtDesks(trx, mine, house.clock.now()),
  );
  for (const { open } of closed) house.events.tell(open.contract, { kind: 'week' });
  return { said: closed.map(sayClosed), leftOut };
}

/** The closing itself, for whoever has the freelancers' desks. Answers what it closed. Both sides are told of it next. */
export async function closeAtDesks(
  trx: Trx,
  weeks: readonly OpenWeek[],
  at: Instant,
): Promise<StandingWeek[]> {
  const standing = await judged(trx, await standingWeeks(trx, weeks, 'what-stands'));
  const isMine = await keepTimesheets(
    trx,
    standing.map(({ open }) => open),
  );
  const closed = standing.filter(({ open }) => isMine(open));
  const issued = closed.flatMap(issuedOf);
  await addInvoices(
    trx,
    issued.map(({ week }) => week),
  );
  await bookAll(
    trx,
    issued.map(({ week: { booked, invoice } }) =>
      invoiceIssued(booked, invoice, weekClock(booked.week).locksAt),
    ),
  );
  await issueWeeks(trx, issued);
  await oweWeeks(
    trx,
    'week-closed',
    issued.map(({ week: { booked } }) => booked),
    at,
  );
  await noteDeeds(
    trx,
    closed.map((one) => deedOf(one, at)),
  );
  return closed;
}

/** What was not judged, or of what has changed since, is judged now. */
async function judged(trx: Trx, standing: readonly StandingWeek[]): Promise<readonly StandingWeek[]> {
  const unjudged = standing.filter((one) => one.judged === null).map(({ open }) => open);
  if (unjudged.length === 0) return standing;
  await judgeWeeks(trx, unjudged);
  const now = await standingWeeks(trx, unjudged, 'however');
  return [...standing.filter((one) => one.judged !== null), ...now];
}

function issuedOf(one: StandingWeek): { standing: StandingWeek; week: IssuedWeek }[] {
  if (!one.judged?.invoice) return [];
  const booked: BookedWeek = {
    contract: one.open.contract,
    org: one.organisation.id,
    freelancer: one.open.freelancer,
    week: one.open.week,
    currency: one.judged.currency,
  };
  return [{ standing: one, week: { booked, invoice: one.judged.invoice } }];
}

function deedOf({ open, judged: verdict }: StandingWeek, at: Instant) {
  const invoiced = verdict?.invoice ? formatMoney(verdict.invoice.clientTotal, verdict.currency) : null;
  const detail = { week: formatDay(open.week), invoiced };
  return { at, person: null, deed: 'week-closed', object: open.contract, detail };
}

function sayClosed({ title, organisation, open, judged: verdict }: StandingWeek): string {
  const closed = `${title}: the week of ${formatDay(open.week)} is closed`;
  const invoice: Invoice | null = verdict?.invoice ?? null;
  if (!verdict || !invoice) return `${closed}; nothing in it is billed.`;
  const { currency } = verdict;
  return `${closed}; ${organisation.name} is invoiced ${formatMoney(invoice.clientTotal, currency)} ${currency}.`;
}
