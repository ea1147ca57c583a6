import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** An entry that moved an account, with the week, the payment or the milestone that it is about, where it is about one. */
export interface MonthRow {
  readonly id: string;
  readonly at: Instant;
  readonly says: string;
  /** Below 0: it went out. */
  readonly amount: Minor;
  readonly contract: string | null;
  readonly title: string | null;
  readonly week: Instant | null;
  readonly payment: string | null;
  /** Of its invoice. */
  readonly net: Minor | null;
  readonly fee: Minor | null;
}

/** What was in an account before `from`, and what came and went until `to`, in the order of booking. */
export async function monthRows(
  db: Database,
  { account, currency, from, to }: { account: string; currency: Currency; from: Instant; to: Instant },
): Promise<{ opening: Minor; rows: MonthRow[] }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { rows } = await sql<Omit<MonthRow, 'at' | 'week'> & { at: bigint; week: bigint | null }>`
        with line as (
          select entry.id, entry.n, entry.at, entry.says,
            sum(case when posting.to_account = ${account} then amount else -amount end)::bigint as amount,
            case when split_part(entry.id, ':', 1) in ('hold-released', 'protection-released') then split_part(entry.id, ':', 2) end as of_contract,
            case when split_part(entry.id, ':', 1) in ('hold-released', 'protection-released') then split_part(entry.id, ':', 3) end as of_week,
            case when split_part(entry.id, ':', 1) = 'refund-made' then split_part(entry.id, ':', 2) end as of_refund,
            case when split_part(entry.id, ':', 1) in ('dispute-paid', 'dispute-withdrawn') then split_part(entry.id, ':', 2) end as of_dispute,
            case when split_part(entry.id, ':', 1) = 'payment-released' then split_part(entry.id, ':', 2) end as of_payment,
            case when split_part(entry.id, ':', 1) = 'milestone-hold-released' then split_part(entry.id, ':', 2) end as of_part
          from ledger_posting as posting join ledger_entry as entry on entry.id = posting.entry_id
          where (to_account = ${account} or from_account = ${account}) and currency = ${currency}
            and at >= ${from} and at < ${to}
          group by entry.id, entry.n, entry.at, entry.says
        )
        select line.id, line.at, line.says, line.amount, contract.id as contract, contract.title, invoice.week,
          payment.id as payment, coalesce(invoice.net, payment.net, part.net) as net,
          coalesce(invoice.freelancer_fee, payment.freelancer_fee, part.freelancer_fee) as fee
        from line
        left join refund on refund.id::text = of_refund
        left join dispute on dispute.id::text = of_dispute
        left join invoice on invoice.contract_id = coalesce(of_contract::uuid, refund.contract_id, dispute.contract_id)
          and invoice.week = coalesce(extract(epoch from of_week::date)::bigint, refund.week, dispute.week)
        left join payment on payment.id = of_payment::uuid
        left join escrow_part as part on part.id = of_part::uuid
        left join contract on contract.id = coalesce(invoice.contract_id, payment.contract_id, part.contract_id)
        order by line.n`.execute(trx);
      return {
        opening: await openingOf(trx, { account, currency, from }),
        rows: rows.map(({ at, week, ...row }) => ({
          ...row,
          at: Number(at),
          week: week === null ? null : Number(week),
        })),
      };
    });
}

async function openingOf(
  trx: Trx,
  { account, currency, from }: { account: string; currency: Currency; from: Instant },
): Promise<Minor> {
  const { rows } = await sql<{ opening: Minor }>`
    select coalesce(sum(case when posting.to_account = ${account} then amount else -amount end), 0)::bigint as opening
    from ledger_posting as posting join ledger_entry as entry on entry.id = posting.entry_id
    where (to_account = ${account} or from_account = ${account}) and currency = ${currency} and at < ${from}`.execute(
    trx,
  );
  return rows[0]?.opening ?? 0n;
}
