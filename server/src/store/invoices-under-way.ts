import type { Instant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import {
  type AboutContract,
  aboutContract,
  contractOf,
  isOwn,
  type OwnContracts,
  type WithBig,
} from './needs.ts';
import { OWED } from './owed.ts';
import type { ChargeState } from './weeks.ts';

/** An issued invoice whose pay is not available yet, and how its last charge stands. */
export interface InvoiceUnderWay extends AboutContract {
  readonly week: Week;
  readonly currency: string;
  readonly net: bigint;
  readonly client_total: bigint;
  /** What of it is owed: less what was refunded, or charged. */
  readonly owed: bigint;
  /** What of it was refunded, with the fees; and the freelancer's part. */
  readonly back: bigint;
  readonly back_net: bigint;
  readonly attempt: number | null;
  readonly state: ChargeState | null;
  readonly answered_at: Instant | null;
  /** Its client has approved it early (B6). */
  readonly approved: boolean;
}

/** The oldest first. */
export async function invoicesUnderWay(
  db: Database,
  own: OwnContracts,
  limit: number,
): Promise<InvoiceUnderWay[]> {
  const { rows } = await sql<WithBig<InvoiceUnderWay, 'week' | 'answered_at'>>`
    select ${aboutContract(own)}, invoice.week, invoice.currency, net, client_total, ${OWED} as owed,
      coalesce(given.back, 0) as back, coalesce(given.back_net, 0) as back_net,
      last.attempt, last.state, last.answered_at, exists (
        select from week_approval as yes where yes.organisation_id = way.organisation_id
          and yes.contract_id = way.contract_id and yes.week = way.week) as approved
    from ${contractOf(own)}
    join invoice_under_way as way on way.organisation_id = contract.organisation_id and way.contract_id = contract.id
    join invoice on invoice.organisation_id = way.organisation_id and invoice.contract_id = way.contract_id
      and invoice.week = way.week
    left join lateral (
      select greatest(max(day), 1) as attempt, (array_agg(state order by attempt desc))[1] as state,
        max(answered_at) filter (where by_person_id is null) as answered_at
      from charge where charge.organisation_id = way.organisation_id and charge.contract_id = way.contract_id
        and charge.week = way.week
    ) as last on true
    left join lateral (
      select sum(refund.client_total)::bigint as back, sum(refund.net)::bigint as back_net from refund
      where refund.organisation_id = way.organisation_id and refund.contract_id = way.contract_id
        and refund.week = way.week
    ) as given on true
    where ${isOwn(own)}
    order by invoice.week, contract.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    week: Number(row.week),
    answered_at: row.answered_at === null ? null : Number(row.answered_at),
  }));
}
