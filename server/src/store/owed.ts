import type { BookedWeek } from '@stint/core/bookings';
import type { Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Trx } from './desk.ts';

/**
 * What of an invoice is owed, asked of a row of `invoice`: all of it, less what is refunded, less what was charged, and
 * again what a bank took back of that. A refund that went back to the card gave back what was charged, and changes nothing.
 */
export const OWED = sql<Minor>`(invoice.client_total - coalesce((
    select sum(refund.client_total) from refund where refund.organisation_id = invoice.organisation_id
      and refund.contract_id = invoice.contract_id and refund.week = invoice.week and refund.state <> 'sent'), 0)
  - coalesce((
    select sum(charge.amount) from charge where charge.organisation_id = invoice.organisation_id
      and charge.contract_id = invoice.contract_id and charge.week = invoice.week
      and charge.state in ('succeeded', 'disputed', 'charged-back')), 0)
  + coalesce((
    select sum(chargeback.amount) from chargeback where chargeback.organisation_id = invoice.organisation_id
      and chargeback.contract_id = invoice.contract_id and chargeback.week = invoice.week
      and chargeback.state <> 'won'), 0))::bigint`;

/** The same of one invoice, at its freelancer's desk. At most 0: it is paid. */
export async function owedOf(trx: Trx, { org, contract, week }: BookedWeek): Promise<Minor> {
  const { rows } = await sql<{ owed: bigint }>`
    select ${OWED} as owed from invoice
    where organisation_id = ${org} and contract_id = ${contract} and week = ${week}`.execute(trx);
  return rows[0]?.owed ?? 0n;
}

/** Has the client's bank taken its charge back, and not decided yet? Asked of a row of `invoice` or of its `debt`. */
export function isDisputed(of: 'invoice' | 'debt') {
  const row = sql.ref(of);
  return sql<boolean>`exists (select from charge where charge.organisation_id = ${row}.organisation_id
    and charge.contract_id = ${row}.contract_id and charge.week = ${row}.week and charge.state = 'disputed')`;
}

/**
 * When a debt of it was paid, or a charge that its bank took back was given back; null: there was none.
 */
export const SETTLED_AT = sql<bigint>`(select paid_at from debt where debt.organisation_id = invoice.organisation_id
  and debt.contract_id = invoice.contract_id and debt.week = invoice.week)`;
