import type { Invoice } from '@stint/core/invoice';
import type { Timesheet } from '@stint/core/timesheet';
import type { Week } from '@stint/core/week';
import type { Entry } from '@stint/wire/diary';
import { entryOfLetter } from '@stint/wire/entry';
import { LIMITS } from '@stint/wire/limits';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import type { Tables } from './schema.ts';
import { issuedStipends } from './stipends.ts';

/** A week as it locked, as it is kept in `timesheet.body`. */
export interface FrozenWeek {
  readonly limitMinutes: number | null;
  readonly currency: string;
  readonly entries: readonly Entry[];
}

/** The timesheets of those of these weeks that are closed, as they locked. */
export async function frozenTimesheets(
  db: Database | Trx,
  key: DiaryKey,
  weeks: readonly Week[],
): Promise<Map<Week, Timesheet>> {
  const rows = await db
    .selectFrom('timesheet')
    .select(['week', 'body'])
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .where('week', 'in', weeks.map(BigInt))
    .execute();
  return new Map(
    rows.map((row) => [Number(row.week), timesheetOfFrozen(Number(row.week), row.body as FrozenWeek)]),
  );
}

/** A week as it locked, as core reads it. */
export function timesheetOfFrozen(week: Week, { limitMinutes, currency, entries }: FrozenWeek): Timesheet {
  return { week, limitMinutes, entries: entries.map((entry) => entryOfLetter(entry, currency)) };
}

/** The newest weeks of a contract with something in their diary, the newest first. */
export async function workWeeks(db: Database, key: DiaryKey): Promise<Week[]> {
  const rows = await db
    .selectFrom('work_week')
    .select('week')
    .where('freelancer_id', '=', key.freelancer)
    .where('contract_id', '=', key.contract)
    .orderBy('week', 'desc')
    .limit(LIMITS.weeks)
    .execute();
  return rows.map((row) => Number(row.week));
}

interface InvoiceKey {
  readonly organisation: string;
  readonly contract: string;
}

/** The invoices that were issued for these weeks. */
export async function issuedInvoices(
  db: Database | Trx,
  key: InvoiceKey,
  weeks: readonly Week[],
): Promise<Map<Week, Invoice>> {
  const invoices = await db
    .selectFrom('invoice')
    .selectAll()
    .where('organisation_id', '=', key.organisation)
    .where('contract_id', '=', key.contract)
    .where('week', 'in', weeks.map(BigInt))
    .execute();
  const lines = await db
    .selectFrom('invoice_line')
    .select(['week', 'kind', 'rate', 'seconds', 'amount'])
    .where('organisation_id', '=', key.organisation)
    .where('contract_id', '=', key.contract)
    .where('week', 'in', weeks.map(BigInt))
    .orderBy('n')
    .execute();
  const byWeek = Map.groupBy(lines, ({ week }) => week);
  const stipends = await issuedStipends(db, key, weeks);
  const stipendOf = (week: Week): Pick<Invoice, 'stipend'> => {
    const stipend = stipends.get(week);
    return stipend ? { stipend } : {};
  };
  return new Map(
    invoices.map((row) => [
      Number(row.week),
      {
        ...stipendOf(Number(row.week)),
        lines: (byWeek.get(row.week) ?? []).map(({ kind, rate, seconds, amount }) => ({
          kind,
          rate,
          seconds,
          amount,
        })),
        total: row.total,
        freelancerFee: row.freelancer_fee,
        net: row.net,
        clientFee: row.client_fee,
        clientTotal: row.client_total,
      },
    ]),
  );
}

export type ChargeState = Tables['charge']['state'];

/** How the last attempt to charge each week's invoice stands; none where there was none. */
export async function chargeStates(
  db: Database,
  key: InvoiceKey,
  weeks: readonly Week[],
): Promise<Map<Week, ChargeState>> {
  const rows = await db
    .selectFrom('charge')
    .select(['week', 'state'])
    .where('organisation_id', '=', key.organisation)
    .where('contract_id', '=', key.contract)
    .where('week', 'in', weeks.map(BigInt))
    .orderBy('attempt')
    .execute();
  return new Map(rows.map((row) => [Number(row.week), row.state]));
}
