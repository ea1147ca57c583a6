import { DECISION_SECONDS } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** Money that went from one account's sort to another's, in one span. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly currency: Currency;
  /** Before the span; within it. */
  readonly before: Minor;
  readonly within: Minor;
}

/** What moved between sorts of accounts, by their names without whose they are. */
export async function flowsBetween(
  db: Database | Trx,
  { from, to }: { from: Instant; to: Instant },
): Promise<Flow[]> {
  const sort = (account: 'from_account' | 'to_account') => sql`case split_part(${sql.ref(account)}, ':', 1)
    when 'freelancer' then 'freelancer::' || split_part(${sql.ref(account)}, ':', 3)
    when 'platform' then ${sql.ref(account)} else split_part(${sql.ref(account)}, ':', 1) end`;
  const { rows } = await sql<Record<'from' | 'to' | 'currency' | 'before' | 'within', string>>`
    select ${sort('from_account')} as "from", ${sort('to_account')} as "to", currency,
      coalesce(sum(amount) filter (where at < ${from}), 0)::text as before,
      coalesce(sum(amount) filter (where at >= ${from}), 0)::text as within
    from ledger_posting join ledger_entry on ledger_entry.id = entry_id
    where at < ${to} group by 1, 2, 3 order by 3, 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, before: BigInt(row.before), within: BigInt(row.within) }));
}

/** What of the time before `to` is not done or not sealed; and the seal that has the last entry of it. */
export async function standingBefore(
  db: Database | Trx,
  { from, to }: { from: Instant; to: Instant },
): Promise<{
  weeks: number;
  disputes: number;
  unsealed: number;
  entries: number;
  seal: { seal: number; at: Instant; hash: string } | null;
}> {
  const { locksAt } = weekClock(0);
  const { rows } = await sql<Record<'weeks' | 'disputes' | 'unsealed' | 'entries', bigint>>`
    select
      (select count(*) from work_week where not closed and week < ${to - locksAt}) as weeks,
      (select count(*) from dispute where state in ('open', 'contested')
        and coalesce(answered_at, answer_by) + ${DECISION_SECONDS} < ${to}) as disputes,
      (select count(*) from ledger_entry where at < ${to}
        and not exists (select from ledger_sealed where entry_id = ledger_entry.id)) as unsealed,
      (select count(*) from ledger_entry where at >= ${from} and at < ${to}) as entries`.execute(db);
  const counts = rows[0];
  const seal = await sql<{ seal: bigint; at: bigint; hash: string }>`
    select ledger_seal.seal, ledger_seal.at, hash from ledger_seal where seal = (
      select max(seal) from ledger_sealed join ledger_entry entry on entry.id = entry_id where entry.at < ${to})`.execute(
    db,
  );
  const last = seal.rows[0];
  return {
    weeks: Number(counts?.weeks ?? 0),
    disputes: Number(counts?.disputes ?? 0),
    unsealed: Number(counts?.unsealed ?? 0),
    entries: Number(counts?.entries ?? 0),
    seal: last ? { seal: Number(last.seal), at: Number(last.at), hash: last.hash } : null,
  };
}
