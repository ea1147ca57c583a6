import { accounts } from '@stint/core/bookings';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type PayoutRow, payoutOf, withMethod } from './payouts.ts';

/** A payout with whose it is. */
export interface NamedPayout extends PayoutRow {
  readonly name: string;
}

/** Those that wait for two operators, the oldest first. */
export async function payoutsWaiting(db: Database, limit: number): Promise<NamedPayout[]> {
  const rows = await named(db)
    .where('state', '=', 'waiting')
    .orderBy('asked_at')
    .orderBy('payout.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...payoutOf(row), name: row.name }));
}

export async function payoutsInFile(db: Database, file: string): Promise<NamedPayout[]> {
  const rows = await named(db).where('file_id', '=', file).orderBy('asked_at').orderBy('payout.id').execute();
  return rows.map((row) => ({ ...payoutOf(row), name: row.name }));
}

export async function namedPayout(db: Database, id: string): Promise<NamedPayout | null> {
  const row = await named(db).where('payout.id', '=', id).executeTakeFirst();
  return row ? { ...payoutOf(row), name: row.name } : null;
}

function named(db: Database) {
  return withMethod(db).innerJoin('person', 'person.id', 'payout.freelancer_id').select('person.name');
}

/** The books' account of the bank, and the payouts by bank that it must be made of. */
export interface BankSums {
  readonly currency: Currency;
  readonly booked: Minor;
  readonly onItsWay: Minor;
  readonly executed: Minor;
  readonly toSend: number;
  readonly toSendTotal: Minor;
}

/** Of each currency in which anybody has a plan, a limit, an account or a payout by bank. One look at all of it. */
export async function bankSums(db: Database): Promise<BankSums[]> {
  const { rows } = await sql<BankSums>`
    with sums as (
      select currency,
        coalesce(sum(amount) filter (where state in ('waiting', 'asked')), 0)::bigint as way,
        coalesce(sum(amount) filter (where state = 'paid'), 0)::bigint as executed,
        count(*) filter (where state = 'asked' and file_id is null)::int as to_send,
        coalesce(sum(amount) filter (where state = 'asked' and file_id is null), 0)::bigint as to_send_total
      from payout where via = 'bank' group by currency
    ), known as (
      select currency from sums union select currency from payout_limit union select currency from house_account
      union select currency from account_balance where account = ${accounts.bank()}
      union select currency from payout where state = 'waiting' union select currency from payout_plan
    )
    select known.currency, coalesce(balance, 0)::bigint as booked, coalesce(way, 0)::bigint as "onItsWay",
      coalesce(executed, 0)::bigint as executed, coalesce(to_send, 0)::int as "toSend",
      coalesce(to_send_total, 0)::bigint as "toSendTotal"
    from known left join sums using (currency)
    left join account_balance on account = ${accounts.bank()} and account_balance.currency = known.currency
    order by known.currency`.execute(db);
  return rows;
}

/** What waits for operators: sums that two must look at, and what their bank was not told. */
export async function payoutsToDo(db: Database, person: string): Promise<{ approve: number; send: number }> {
  const { rows } = await sql<{ approve: number; send: number }>`
    select
      (select count(*)::int from payout where state = 'waiting' and freelancer_id <> ${person}
        and not exists (select from payout_approval where about = payout.id and by_person_id = ${person}))
      + (select count(*)::int from bank_file where state = 'waiting' and by_person_id <> ${person}) as approve,
      (select count(distinct currency)::int from payout where via = 'bank' and state = 'asked' and file_id is null)
      + (select count(*)::int from bank_file where state = 'ready') as send`.execute(db);
  return rows[0] ?? { approve: 0, send: 0 };
}
