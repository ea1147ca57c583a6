import type { BookedWeek } from '@stint/core/bookings';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { type Week, weekClock } from '@stint/core/week';
import type { Invoice as InvoiceLetter } from '@stint/wire/week-parts';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import { someoneWasTold } from './notifications.ts';
import { OWED, SETTLED_AT } from './owed.ts';
import type { Part } from './part.ts';
import type { FrozenWeek } from './weeks.ts';

/** A week of a contract's diary that has not been closed. */
export interface OpenWeek extends DiaryKey {
  readonly week: Week;
}

/** An issued invoice, for the steps that its money takes. */
export interface IssuedInvoice {
  readonly booked: BookedWeek;
  readonly title: string;
  /** What the freelancer gets. */
  readonly net: Minor;
  readonly clientTotal: Minor;
}

/** An invoice at one of the rules' steps (B5). */
export interface InvoiceDue extends IssuedInvoice {
  /** When the last thing that it had to wait for, beside the calendar, was done. */
  readonly since: Instant;
}

/** B5, counted from the week's Monday. */
const AFTER = weekClock(0);

/** How long before the end of a review its client is told. */
const REVIEW_WARNING_SECONDS = DAY_SECONDS;

/** Weeks that have locked and have no timesheet, the oldest first. */
export async function weeksToClose(db: Database, now: Instant, part: Part): Promise<OpenWeek[]> {
  const rows = await openWeeks(db)
    .where('week', '<=', BigInt(now - AFTER.locksAt))
    .orderBy('week')
    .orderBy('contract_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map(weekOfRow);
}

/** Those of them that were judged before they locked. */
export async function weeksToCloseAsJudged(db: Database, now: Instant, part: Part): Promise<OpenWeek[]> {
  const rows = await openWeeks(db)
    .where('week', '<=', BigInt(now - AFTER.locksAt))
    .where(
      sql<boolean>`exists (select from week_draft where week_draft.freelancer_id = work_week.freelancer_id
        and week_draft.contract_id = work_week.contract_id and week_draft.week = work_week.week)`,
    )
    .orderBy('week')
    .orderBy('contract_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map(weekOfRow);
}

/** Weeks of one freelancer that have not been closed. */
export async function openWeeksOf(trx: Trx, freelancer: string): Promise<OpenWeek[]> {
  return (await openWeeks(trx).where('freelancer_id', '=', freelancer).execute()).map(weekOfRow);
}

/**
 * Has the week been closed? Its books are then made, whatever another server's clock says: asked at the desk,
 * beside the clock.
 */
export async function isClosed(
  db: Database | Trx,
  { freelancer, contract, week }: OpenWeek,
): Promise<boolean> {
  const row = await db
    .selectFrom('timesheet')
    .select('week')
    .where('freelancer_id', '=', freelancer)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .executeTakeFirst();
  return row !== undefined;
}

/** What is kept of a week for good: the verdicts, and for its reader what they added up to. */
export interface TimesheetBody extends FrozenWeek {
  readonly totals: object;
  readonly invoice: z.infer<typeof InvoiceLetter> | null;
}

/** Invoices that the client has paid, or need not pay since all of it was refunded, and whose review is over. */
export function invoicesToPass(db: Database, now: Instant, part: Part): Promise<InvoiceDue[]> {
  const paid = sql<bigint>`case when client_total = 0 then issued_at else coalesce((
    select answered_at from charge where charge.organisation_id = invoice.organisation_id
      and charge.contract_id = invoice.contract_id and charge.week = invoice.week and charge.state = 'succeeded'), (
    select max(made_at) from refund where refund.organisation_id = invoice.organisation_id and refund.contract_id = invoice.contract_id
      and refund.week = invoice.week and ${OWED} <= 0)) end`;
  return invoicesDue(db, {
    since: sql<bigint>`greatest(${paid}, ${SETTLED_AT})`,
    before: now - AFTER.reviewEndsAt,
    done: sql<boolean>`(${isBooked('review-passed')} or ${paid} is null or ${OWED} > 0)`,
    part,
  });
}

/** Invoices whose review has passed and whose hold is over. */
export function invoicesToRelease(db: Database, now: Instant, part: Part): Promise<InvoiceDue[]> {
  const passed = sql<bigint>`(select at from ledger_entry where id = ${bookedId('review-passed')})`;
  return invoicesDue(db, {
    since: sql<bigint>`greatest(${passed}, ${SETTLED_AT})`,
    before: now - AFTER.availableAt,
    done: sql<boolean>`(${isBooked('hold-released')} or ${passed} is null or ${OWED} > 0)`,
    part,
  });
}

/** Invoices whose review ends within a day and whose client has not been told so. */
export async function reviewsToEnd(db: Database, now: Instant, part: Part): Promise<InvoiceDue[]> {
  const done = someoneWasTold(bookedId('review-ends'));
  const before = now - AFTER.reviewEndsAt + REVIEW_WARNING_SECONDS;
  const found = await invoicesDue(db, { since: sql<bigint>`issued_at`, before, done, part });
  return found.filter(({ booked }) => now < booked.week + AFTER.reviewEndsAt);
}

/** The next instant after `after` at which the calendar makes something due: a lock, a review's end, a hold's end. */
export async function nextInCalendar(db: Database, after: Instant): Promise<Instant | null> {
  const lock = await openWeeks(db)
    .where('week', '>', BigInt(after - AFTER.locksAt))
    .clearSelect()
    .select(({ fn }) => fn.min('week').as('week'))
    .executeTakeFirst();
  const nextOf = async (offset: number): Promise<Instant | null> => {
    const row = await db
      .selectFrom('invoice')
      .select(({ fn }) => fn.min('week').as('week'))
      .where('week', '>', BigInt(after - offset))
      .executeTakeFirst();
    return typeof row?.week === 'bigint' ? Number(row.week) + offset : null;
  };
  const instants = [
    typeof lock?.week === 'bigint' ? Number(lock.week) + AFTER.locksAt : null,
    await nextOf(AFTER.reviewEndsAt - REVIEW_WARNING_SECONDS),
    await nextOf(AFTER.reviewEndsAt),
    await nextOf(AFTER.availableAt),
  ];
  return instants.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
}

function openWeeks(db: Database | Trx) {
  return db
    .selectFrom('work_week')
    .select(['freelancer_id', 'contract_id', 'week'])
    .where('closed', '=', false);
}

function weekOfRow(row: { freelancer_id: string; contract_id: string; week: bigint }): OpenWeek {
  return { freelancer: row.freelancer_id, contract: row.contract_id, week: Number(row.week) };
}

/** `since` null: what it waits for has not been done; `done`: nothing is left to do. */
async function invoicesDue(
  db: Database,
  due: { since: RawBuilder<bigint>; before: Week; done: RawBuilder<boolean>; part: Part },
): Promise<InvoiceDue[]> {
  const rows = await db
    .selectFrom('invoice_under_way')
    .innerJoin('invoice', (join) =>
      join
        .onRef('invoice.organisation_id', '=', 'invoice_under_way.organisation_id')
        .onRef('invoice.contract_id', '=', 'invoice_under_way.contract_id')
        .onRef('invoice.week', '=', 'invoice_under_way.week'),
    )
    .innerJoin('contract', 'contract.id', 'invoice.contract_id')
    .select(['invoice.organisation_id', 'invoice.contract_id', 'invoice.week', 'invoice.freelancer_id'])
    .select(['currency', 'title', 'net', 'client_total', due.since.as('since')])
    .where('invoice.week', '<=', BigInt(due.before))
    .where(due.since, 'is not', null)
    .where(sql<boolean>`not ${due.done}`)
    .orderBy('invoice.week')
    .orderBy('invoice.contract_id')
    .limit(due.part.limit)
    .offset(due.part.past)
    .execute();
  return rows.map((row) => ({ ...issuedOf(row), since: Number(row.since) }));
}

export function issuedOf(row: {
  organisation_id: string;
  contract_id: string;
  week: bigint;
  freelancer_id: string;
  currency: string;
  title: string;
  net: bigint;
  client_total: bigint;
}): IssuedInvoice {
  const { contract_id: contract, organisation_id: org, freelancer_id: freelancer, currency } = row;
  const booked = { contract, org, freelancer, week: Number(row.week), currency };
  return { booked, title: row.title, net: row.net, clientTotal: row.client_total };
}

function isBooked(step: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from ledger_entry where id = ${bookedId(step)})`;
}

/** The id of an invoice's entry in the books, as core's bookings name it. */
function bookedId(step: string): RawBuilder<string> {
  const day = sql`to_char(to_timestamp(invoice.week) at time zone 'UTC', 'YYYY-MM-DD')`;
  return sql<string>`${step} || ':' || invoice.contract_id || ':' || ${day}`;
}
