import type { BookedWeek } from '@stint/core/bookings';
import { type Instant, WEEK_SECONDS } from '@stint/core/instant';
import type { Invoice, Stipend } from '@stint/core/invoice';
import type { Week } from '@stint/core/week';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import type { Part } from './part.ts';

/** A week of a contract, for the clock to open. */
export interface StipendWeek extends DiaryKey {
  readonly week: Week;
}

/** Stipends as they are issued: one for a week's invoice (B6). */
export async function addStipends(
  trx: Trx,
  issued: readonly { readonly booked: BookedWeek; readonly invoice: Pick<Invoice, 'stipend'> }[],
): Promise<void> {
  const rows = issued.flatMap(({ booked: { org, contract, week }, invoice: { stipend } }) =>
    stipend ? [{ organisation_id: org, contract_id: contract, week, ...stipend }] : [],
  );
  if (rows.length === 0) return;
  await trx
    .insertInto('invoice_stipend')
    .values(
      rows.map(({ organisation_id, contract_id, week, weekly, percent, amount }) => ({
        organisation_id,
        contract_id,
        week,
        weekly,
        percent,
        amount,
      })),
    )
    .execute();
}

/** The stipends on the invoices of these weeks. */
export async function issuedStipends(
  db: Database | Trx,
  { organisation, contract }: { organisation: string; contract: string },
  weeks: readonly Week[],
): Promise<Map<Week, Stipend>> {
  const rows = await db
    .selectFrom('invoice_stipend')
    .select(['week', 'weekly', 'percent', 'amount'])
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('week', 'in', weeks.map(BigInt))
    .execute();
  return new Map(
    rows.map(({ week, weekly, percent, amount }) => [Number(week), { weekly, percent, amount }]),
  );
}

/** From this week on the clock opens every week of a contract, worked or not. */
export async function expectStipends(
  trx: Trx,
  { contract, freelancer, week }: { contract: string; freelancer: string; week: Week },
): Promise<void> {
  await trx
    .insertInto('stipend_week')
    .values({ contract_id: contract, freelancer_id: freelancer, week })
    .execute();
}

/** Weeks that have begun and are not opened yet, the oldest first. */
export async function stipendWeeksDue(db: Database, now: Instant, part: Part): Promise<StipendWeek[]> {
  const rows = await db
    .selectFrom('stipend_week')
    .selectAll()
    .where('week', '<=', BigInt(now))
    .orderBy('week')
    .orderBy('contract_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map((row) => ({
    freelancer: row.freelancer_id,
    contract: row.contract_id,
    week: Number(row.week),
  }));
}

/** The first week after `after` that the clock will open. */
export async function nextStipendWeek(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('stipend_week')
    .select(({ fn }) => fn.min('week').as('week'))
    .where('week', '>', BigInt(after))
    .executeTakeFirst();
  return typeof row?.week === 'bigint' ? Number(row.week) : null;
}

/** The next one is the week after. False when somebody else has had this one. */
export async function takeStipendWeek(trx: Trx, { contract, week }: StipendWeek): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('stipend_week')
    .set({ week: week + WEEK_SECONDS })
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The contract has ended: no week of it is opened any more. */
export async function expectNoStipends(trx: Trx, contract: string): Promise<void> {
  await trx.deleteFrom('stipend_week').where('contract_id', '=', contract).execute();
}
