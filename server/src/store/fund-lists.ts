import { accounts } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { IS_OWED } from './debts.ts';

export interface FundSums {
  readonly currency: Currency;
  readonly deposited: Minor;
  readonly paid: Minor;
  readonly recovered: Minor;
}

/** By currency, what went into the fund, out of it, and came back. */
export async function fundSums(db: Database): Promise<FundSums[]> {
  const { rows } = await sql<FundSums>`
    select currency, sum(deposited)::bigint as deposited, sum(paid)::bigint as paid, sum(recovered)::bigint as recovered
    from (
      select currency, amount as deposited, 0 as paid, 0 as recovered from fund_deposit
      union all
      select advance.currency, 0, amount, case when recovered_at is null then 0 else amount end from advance
    ) as moved group by currency order by currency`.execute(db);
  return rows;
}

/** Currencies in which something is owed for which the fund may have to pay, or a cap is set. */
export async function fundCurrencies(db: Database): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select currency from debt where ${IS_OWED} union select currency from fund_cap order by currency`.execute(
    db,
  );
  return rows.map(({ currency }) => currency);
}

export interface FundStepRow {
  readonly entry: string;
  readonly at: Instant;
  readonly what: 'deposited' | 'paid' | 'recovered';
  readonly currency: Currency;
  readonly amount: Minor;
  readonly contract: string | null;
  readonly title: string | null;
  readonly week: number | null;
  readonly freelancer: string | null;
  readonly organisation: string | null;
  readonly by: string | null;
}

/** What the fund's account did last, the newest first. */
export async function fundSteps(db: Database, limit: number): Promise<FundStepRow[]> {
  const { rows } = await sql<Omit<FundStepRow, 'at' | 'week'> & { at: bigint; week: bigint | null }>`
    select entry.id as entry, entry.at, entry.currency, posting.amount,
      case split_part(entry.id, ':', 1) when 'fund-deposited' then 'deposited' when 'protection-paid' then 'paid'
        else 'recovered' end as what,
      contract.id as contract, contract.title, debt.week, freelancer.name as freelancer, organisation.name as organisation,
      person.name as by
    from ledger_posting as posting join ledger_entry as entry on entry.id = posting.entry_id
    left join fund_deposit as deposit on entry.id = 'fund-deposited:' || deposit.id
    left join person on person.id = deposit.by_person_id
    left join debt on split_part(entry.id, ':', 1) like 'protection-%' and split_part(entry.id, ':', 2) = debt.contract_id::text
      and split_part(entry.id, ':', 3) = to_char(to_timestamp(debt.week) at time zone 'UTC', 'YYYY-MM-DD')
    left join contract on contract.id = debt.contract_id
    left join person as freelancer on freelancer.id = debt.freelancer_id
    left join organisation on organisation.id = debt.organisation_id
    where ${accounts.protection()} in (posting.from_account, posting.to_account)
    order by entry.n desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    at: Number(row.at),
    week: row.week === null ? null : Number(row.week),
  }));
}
