import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import type { Week } from '@stint/core/week';
import { sql } from 'kysely';
import { MOST_DAYS, RETRY_SECONDS } from './charges.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { isDisputed, OWED } from './owed.ts';
import type { ChargeState } from './weeks.ts';

/** An invoice that is not paid, as its client sees it. */
export interface OwedRow {
  readonly contract: string;
  readonly title: string;
  readonly freelancer: string;
  readonly week: Week;
  readonly currency: string;
  readonly amount: Minor;
  readonly failedAt: Instant | null;
  readonly nextAt: Instant | null;
  readonly advanced: Minor;
  /** Its bank has taken the charge back and decides: nobody is asked to pay meanwhile. */
  readonly disputed: boolean;
}

/** What of an organisation's invoices is neither paid nor refunded, the oldest first. */
export async function owedBy(db: Database | Trx, organisation: string): Promise<OwedRow[]> {
  const { rows } = await sql<{
    contract: string;
    title: string;
    freelancer: string;
    week: bigint;
    currency: string;
    amount: bigint;
    failed_at: bigint | null;
    tried_at: bigint | null;
    day: number | null;
    advanced: bigint;
    disputed: boolean;
  }>`
    select * from (
      select invoice.contract_id as contract, contract.title, person.name as freelancer, invoice.week, invoice.currency,
        ${OWED} as amount, ${isDisputed('invoice')} as disputed,
        debt.failed_at, tried.at as tried_at, tried.day,
        coalesce((select sum(advance.amount)::bigint from advance where advance.organisation_id = invoice.organisation_id
          and advance.contract_id = invoice.contract_id and advance.week = invoice.week), 0) as advanced
      from invoice_under_way as way join invoice using (organisation_id, contract_id, week)
      join contract on contract.id = invoice.contract_id join person on person.id = invoice.freelancer_id
      left join debt on debt.organisation_id = invoice.organisation_id and debt.contract_id = invoice.contract_id
        and debt.week = invoice.week
      left join lateral (
        select max(answered_at) as at, max(day) as day from charge
        where charge.organisation_id = invoice.organisation_id and charge.contract_id = invoice.contract_id
          and charge.week = invoice.week and by_person_id is null
      ) as tried on true
      where way.organisation_id = ${organisation} and not exists (
        select from charge where charge.organisation_id = invoice.organisation_id
          and charge.contract_id = invoice.contract_id and charge.week = invoice.week and charge.state = 'succeeded')
    ) as owed where amount > 0 order by week, contract`.execute(db);
  return rows.map(({ failed_at, tried_at, day, ...row }) => ({
    ...row,
    week: Number(row.week),
    failedAt: failed_at === null ? null : Number(failed_at),
    nextAt:
      failed_at === null && tried_at !== null && day !== null && day < MOST_DAYS
        ? Number(tried_at) + RETRY_SECONDS
        : null,
  }));
}

export interface AttemptRow {
  readonly n: number;
  readonly contract: string;
  readonly week: Week;
  readonly at: Instant;
  readonly day: number;
  readonly brand: string;
  readonly last4: string;
  readonly by: string | null;
  readonly state: ChargeState;
  readonly why: string | null;
}

/** The attempts to charge these weeks, in their order. */
export async function attemptsOf(
  db: Database,
  organisation: string,
  owed: readonly Pick<OwedRow, 'contract' | 'week'>[],
): Promise<AttemptRow[]> {
  if (owed.length === 0) return [];
  const { rows } = await sql<Omit<AttemptRow, 'week' | 'at'> & { week: bigint; at: bigint }>`
    select charge.contract_id as contract, charge.week, attempt as n, asked_at as at, day, brand, last4, person.name as by, state,
      decline_code as why
    from unnest(${owed.map(({ contract }) => contract)}::uuid[], ${owed.map(({ week }) => week)}::bigint[])
      as asked (contract_id, week)
    join charge on charge.organisation_id = ${organisation} and charge.contract_id = asked.contract_id
      and charge.week = asked.week
    join payment_method on payment_method.id = payment_method_id
    left join person on person.id = charge.by_person_id
    order by charge.contract_id, charge.week, attempt`.execute(db);
  return rows.map((row) => ({ ...row, week: Number(row.week), at: Number(row.at) }));
}
