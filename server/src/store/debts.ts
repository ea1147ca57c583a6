import type { BookedWeek } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { sql } from 'kysely';
import { MOST_DAYS } from './charges.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { type IssuedInvoice, issuedOf } from './money.ts';
import { isDisputed, OWED } from './owed.ts';
import type { Part } from './part.ts';

/** An invoice whose fifth day failed (D5). */
export interface Debt extends IssuedInvoice {
  readonly failedAt: Instant;
  /** The freelancer's part of its protected time, by the verdicts at the lock. */
  readonly protected: Minor;
}

type IssuedRow = Parameters<typeof issuedOf>[0];

/** Invoices whose fifth day has failed with every card, and which are not written down as debts yet. */
export async function debtsToNote(db: Database, _now: Instant, part: Part): Promise<IssuedInvoice[]> {
  const { rows } = await sql<IssuedRow>`
    select invoice.*, contract.title
    from invoice_under_way join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = invoice.contract_id
    join lateral (
      select state from charge
      where charge.organisation_id = invoice.organisation_id and charge.contract_id = invoice.contract_id
        and charge.week = invoice.week order by attempt desc limit 1
    ) as last on last.state = 'declined'
    where ${dayIsOver(MOST_DAYS)}
      and not exists (select from debt where debt.organisation_id = invoice.organisation_id
        and debt.contract_id = invoice.contract_id and debt.week = invoice.week)
    order by invoice.week, invoice.contract_id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map(issuedOf);
}

/** Has the clock tried each card that there was on that day? Asked of a row of `invoice`. */
function dayIsOver(day: number) {
  return sql<boolean>`exists (
    select from charge as tried where tried.organisation_id = invoice.organisation_id
      and tried.contract_id = invoice.contract_id and tried.week = invoice.week
      and tried.by_person_id is null and tried.day = ${day}
    having count(*) > 0 and bool_and(tried.state = 'declined') and not exists (
      select from payment_method as card where card.organisation_id = invoice.organisation_id
        and verified_at is not null and removed_at is null and card.created_at < min(tried.asked_at)
        and not (card.id = any (array_agg(tried.payment_method_id)))))`;
}

/** The same of one invoice, at its freelancer's desk: null while a card is left for that day, or one is being asked. */
export async function failedDay(trx: Trx, booked: BookedWeek, day: number): Promise<Instant | null> {
  const { org, contract, week } = booked;
  const { rows } = await sql<{ at: bigint | null }>`
    select (select max(answered_at) from charge where charge.organisation_id = invoice.organisation_id
      and charge.contract_id = invoice.contract_id and charge.week = invoice.week and by_person_id is null) as at
    from invoice where organisation_id = ${org} and contract_id = ${contract} and week = ${week}
      and ${dayIsOver(day)} and not exists (select from charge where charge.organisation_id = invoice.organisation_id
        and charge.contract_id = invoice.contract_id and charge.week = invoice.week and state <> 'declined')`.execute(
    trx,
  );
  const at = rows[0]?.at;
  return typeof at === 'bigint' ? Number(at) : null;
}

/** Writes a debt down. False when it is written already. */
export async function addDebt(
  trx: Trx,
  { org, contract, week, freelancer, currency }: BookedWeek,
  debt: { failedAt: Instant; protected: Minor },
): Promise<boolean> {
  const added = await trx
    .insertInto('debt')
    .values({
      organisation_id: org,
      contract_id: contract,
      week,
      freelancer_id: freelancer,
      currency,
      failed_at: debt.failedAt,
      protected: debt.protected,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst();
  return added !== undefined;
}

/** A debt as it stands; null where the invoice is none, or is paid. At the freelancer's desk. */
export async function unpaidDebt(
  trx: Trx,
  { org, contract, week }: BookedWeek,
): Promise<{ protected: Minor; failedAt: Instant } | null> {
  const row = await trx
    .selectFrom('debt')
    .select(['protected', 'failed_at'])
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('paid_at', 'is', null)
    .executeTakeFirst();
  return row ? { protected: row.protected, failedAt: Number(row.failed_at) } : null;
}

/** A charge that a bank took back is a debt from that instant, also where it was one before and was paid. */
export async function noteTakenBack(
  trx: Trx,
  { org, contract, week, freelancer, currency }: BookedWeek,
  debt: { failedAt: Instant; protected: Minor },
): Promise<void> {
  await trx
    .insertInto('debt')
    .values({
      organisation_id: org,
      contract_id: contract,
      week,
      freelancer_id: freelancer,
      currency,
      failed_at: debt.failedAt,
      protected: debt.protected,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'contract_id', 'week'])
        .doUpdateSet({ failed_at: debt.failedAt, protected: debt.protected, paid_at: null }),
    )
    .execute();
}

export async function markPaid(trx: Trx, { org, contract, week }: BookedWeek, at: Instant): Promise<void> {
  await trx
    .updateTable('debt')
    .set({ paid_at: at })
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('paid_at', 'is', null)
    .execute();
}

/** A debt that nobody has to pay any more since all of it was refunded is none. */
export const IS_OWED = sql<boolean>`debt.paid_at is null and (
  select ${OWED} from invoice where invoice.organisation_id = debt.organisation_id
    and invoice.contract_id = debt.contract_id and invoice.week = debt.week) > 0`;

/** One that a client is suspended for: not what its bank has taken back and still decides about. */
export const IS_DUE = sql<boolean>`${IS_OWED} and not ${isDisputed('debt')}`;
