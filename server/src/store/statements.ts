import type { Instant } from '@stint/core/instant';
import type { Account } from '@stint/core/ledger';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { entriesOf, type NumberedEntry } from './ledger.ts';

/** One account over a span: what was in it before, what came and went in it. */
export interface TrialLine {
  readonly account: Account;
  readonly currency: Currency;
  readonly opening: Minor;
  readonly came: Minor;
  readonly went: Minor;
}

/** Every account that has ever held anything, by currency and name. */
export async function trialLines(
  db: Database,
  { from, to }: { from: Instant; to: Instant },
): Promise<TrialLine[]> {
  const { rows } = await sql<Record<'account' | 'currency' | 'opening' | 'came' | 'went', string>>`
    with moved as (
      select entry.at, entry.currency, posting.from_account, posting.to_account, posting.amount
      from ledger_posting posting join ledger_entry entry on entry.id = posting.entry_id
      where entry.at < ${to}
    ), side as (
      select to_account as account, currency, at, amount as came, 0 as went from moved
      union all
      select from_account, currency, at, 0, amount from moved
    )
    select account, currency,
      coalesce(sum(came - went) filter (where at < ${from}), 0)::text as opening,
      coalesce(sum(came) filter (where at >= ${from}), 0)::text as came,
      coalesce(sum(went) filter (where at >= ${from}), 0)::text as went
    from side group by account, currency order by currency, account`.execute(db);
  return rows.map(({ account, currency, opening, came, went }) => ({
    account: account as Account,
    currency,
    opening: BigInt(opening),
    came: BigInt(came),
    went: BigInt(went),
  }));
}

export interface StatementLine {
  readonly entry: NumberedEntry;
  /** Below 0: it went out. */
  readonly amount: Minor;
  /** What is in the account after it. */
  readonly balance: Minor;
}

/** An account's entries after number `after`, in the order of booking. */
export async function statementLines(
  db: Database,
  { account, currency, after, limit }: { account: string; currency: string; after: number; limit: number },
): Promise<StatementLine[]> {
  const { rows } = await sql<{ id: string; amount: string; balance: string }>`
    with line as (
      select entry.id, entry.n,
        sum(case when posting.to_account = ${account} then posting.amount else -posting.amount end) as amount
      from ledger_posting posting join ledger_entry entry on entry.id = posting.entry_id
      where (posting.to_account = ${account} or posting.from_account = ${account}) and entry.currency = ${currency}
      group by entry.id, entry.n
    ), running as (select id, n, amount, sum(amount) over (order by n) as balance from line)
    select id, amount::text, balance::text from running where n > ${after} order by n limit ${limit}`.execute(
    db,
  );
  const entries = await entriesOf(
    db,
    rows.map(({ id }) => id),
  );
  return entries.map((entry, n) => ({
    entry,
    amount: BigInt(rows[n]?.amount ?? 0),
    balance: BigInt(rows[n]?.balance ?? 0),
  }));
}
