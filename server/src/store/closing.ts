import type { BookedWeek } from '@stint/core/bookings';
import type { Invoice } from '@stint/core/invoice';
import { weekClock } from '@stint/core/week';
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from './desk.ts';
import { invoiceOfKept, STAMP } from './drafts.ts';
import type { OpenWeek } from './money.ts';
import { addStipends } from './stipends.ts';

/** A week that is not closed, as the close finds it. */
export interface StandingWeek {
  readonly open: OpenWeek;
  readonly title: string;
  readonly freelancerName: string;
  readonly organisation: { readonly id: string; readonly name: string };
  /** What was judged of it; null: nothing, or of what has changed since. */
  readonly judged: { readonly currency: string; readonly invoice: Invoice | null } | null;
}

/** An invoice to be issued, and what it is of. */
export interface IssuedWeek {
  readonly booked: BookedWeek;
  readonly invoice: Invoice;
}

/** Those of these weeks that are not closed, in this order. `judged` however: whatever it was judged of. At the desks. */
export async function standingWeeks(
  trx: Trx,
  weeks: readonly OpenWeek[],
  of: 'what-stands' | 'however',
): Promise<StandingWeek[]> {
  const current = of === 'however' ? sql`true` : sql`week_draft.stamp = ${STAMP}`;
  const { rows } = await sql<StandingRow>`
    select asked.freelancer_id, asked.contract_id, asked.week, contract.title, person.name as freelancer_name,
      contract.organisation_id, organisation.name as organisation_name, week_draft.currency, week_draft.invoice
    from ${asked(weeks)}
    join contract on contract.id = asked.contract_id
    join person on person.id = contract.freelancer_id
    join organisation on organisation.id = contract.organisation_id
    left join week_draft on week_draft.freelancer_id = asked.freelancer_id
      and week_draft.contract_id = asked.contract_id and week_draft.week = asked.week and ${current}
    where not exists (select from timesheet where timesheet.freelancer_id = asked.freelancer_id
      and timesheet.contract_id = asked.contract_id and timesheet.week = asked.week)
    order by place`.execute(trx);
  return rows.map((row) => ({
    open: { freelancer: row.freelancer_id, contract: row.contract_id, week: Number(row.week) },
    title: row.title,
    freelancerName: row.freelancer_name,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    judged:
      row.currency === null
        ? null
        : { currency: row.currency, invoice: row.invoice && invoiceOfKept(row.invoice) },
  }));
}

interface StandingRow {
  readonly freelancer_id: string;
  readonly contract_id: string;
  readonly week: bigint;
  readonly title: string;
  readonly freelancer_name: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly currency: string | null;
  readonly invoice: object | null;
}

/**
 * Makes the drafts of these weeks their timesheets, for good. Answers whose this was: a week that somebody else has closed
 * meanwhile is not among them.
 */
export async function keepTimesheets(
  trx: Trx,
  weeks: readonly OpenWeek[],
): Promise<(one: OpenWeek) => boolean> {
  if (weeks.length === 0) return () => false;
  const { rows } = await sql<{ contract_id: string; week: bigint }>`
    insert into timesheet (freelancer_id, contract_id, week, locked_at, body, tracked_seconds, manual_seconds)
    select freelancer_id, contract_id, week, week + ${weekClock(0).locksAt}, body, tracked_seconds, manual_seconds
    from ${asked(weeks)} join week_draft using (freelancer_id, contract_id, week) order by place
    on conflict do nothing returning contract_id, week`.execute(trx);
  await sql`update work_week set closed = true from ${asked(weeks)} where ${sameWeek('work_week')}`.execute(
    trx,
  );
  await sql`delete from week_draft using ${asked(weeks)} where ${sameWeek('week_draft')}`.execute(trx);
  await sql`delete from week_set_aside using ${asked(weeks)} where ${sameWeek('week_set_aside')}`.execute(
    trx,
  );
  const kept = new Set(rows.map(({ contract_id, week }) => `${contract_id} ${week}`));
  return ({ contract, week }) => kept.has(`${contract} ${week}`);
}

/** Issues invoices with their lines at the lock of their weeks, and sets them on their way. */
export async function addInvoices(trx: Trx, issued: readonly IssuedWeek[]): Promise<void> {
  if (issued.length === 0) return;
  const all = <Value>(value: (one: IssuedWeek) => Value): Value[] => issued.map(value);
  await sql`
    insert into invoice (organisation_id, contract_id, week, freelancer_id, currency, issued_at,
      total, freelancer_fee, net, client_fee, client_total)
    select * from unnest(
      ${all(({ booked }) => booked.org)}::uuid[], ${all(({ booked }) => booked.contract)}::uuid[],
      ${all(({ booked }) => booked.week)}::bigint[], ${all(({ booked }) => booked.freelancer)}::uuid[],
      ${all(({ booked }) => booked.currency)}::text[],
      ${all(({ booked }) => weekClock(booked.week).locksAt)}::bigint[],
      ${all(({ invoice }) => invoice.total)}::bigint[], ${all(({ invoice }) => invoice.freelancerFee)}::bigint[],
      ${all(({ invoice }) => invoice.net)}::bigint[], ${all(({ invoice }) => invoice.clientFee)}::bigint[],
      ${all(({ invoice }) => invoice.clientTotal)}::bigint[])`.execute(trx);
  await addStipends(trx, issued);
  const lines = issued.flatMap(({ booked, invoice }) =>
    invoice.lines.map((line, n) => ({ booked, line, n })),
  );
  const every = <Value>(value: (one: (typeof lines)[number]) => Value): Value[] => lines.map(value);
  await sql`
    insert into invoice_line (organisation_id, contract_id, week, n, kind, rate, seconds, amount)
    select * from unnest(
      ${every(({ booked }) => booked.org)}::uuid[], ${every(({ booked }) => booked.contract)}::uuid[],
      ${every(({ booked }) => booked.week)}::bigint[], ${every(({ n }) => n)}::int[],
      ${every(({ line }) => line.kind)}::text[], ${every(({ line }) => line.rate)}::bigint[],
      ${every(({ line }) => line.seconds)}::int[], ${every(({ line }) => line.amount)}::bigint[])`.execute(
    trx,
  );
  await sql`
    insert into invoice_under_way (organisation_id, contract_id, week)
    select * from unnest(
      ${all(({ booked }) => booked.org)}::uuid[], ${all(({ booked }) => booked.contract)}::uuid[],
      ${all(({ booked }) => booked.week)}::bigint[])
    on conflict do nothing`.execute(trx);
}

function asked(weeks: readonly OpenWeek[]): RawBuilder<unknown> {
  return sql`unnest(
    ${weeks.map(({ freelancer }) => freelancer)}::uuid[], ${weeks.map(({ contract }) => contract)}::uuid[],
    ${weeks.map(({ week }) => week)}::bigint[]
  ) with ordinality as asked (freelancer_id, contract_id, week, place)`;
}

function sameWeek(table: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`${column('freelancer_id')} = asked.freelancer_id
    and ${column('contract_id')} = asked.contract_id and ${column('week')} = asked.week`;
}
