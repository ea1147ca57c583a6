import { DECISION_SECONDS } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Part } from './part.ts';

/** A dispute that time has something to do with, by its contract. */
export interface DisputeDue {
  readonly id: string;
  readonly contract: string;
}

/** D2: nobody answered for three days. */
export function disputesUnanswered(db: Database, now: Instant, part: Part): Promise<DisputeDue[]> {
  return db
    .selectFrom('dispute')
    .select(['id', 'contract_id as contract'])
    .where('state', '=', 'open')
    .where('answer_by', '<=', BigInt(now))
    .orderBy('answer_by')
    .orderBy('id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
}

/** D2: contested, and the time for an operator or a withdrawal is over. */
export function disputesToDecide(db: Database, now: Instant, part: Part): Promise<DisputeDue[]> {
  return db
    .selectFrom('dispute')
    .select(['id', 'contract_id as contract'])
    .where('state', '=', 'contested')
    .where('answered_at', '<=', BigInt(now - DECISION_SECONDS))
    .orderBy('answered_at')
    .orderBy('id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
}

/** The next instant after `after` at which one is contested by silence, or decided. */
export async function nextOfDisputes(db: Database, after: Instant): Promise<Instant | null> {
  const silent = await db
    .selectFrom('dispute')
    .select(({ fn }) => fn.min('answer_by').as('at'))
    .where('state', '=', 'open')
    .where('answer_by', '>', BigInt(after))
    .executeTakeFirst();
  const decided = await db
    .selectFrom('dispute')
    .select(({ fn }) => fn.min('answered_at').as('at'))
    .where('state', '=', 'contested')
    .where('answered_at', '>', BigInt(after - DECISION_SECONDS))
    .executeTakeFirst();
  const instants = [
    typeof silent?.at === 'bigint' ? Number(silent.at) : null,
    typeof decided?.at === 'bigint' ? Number(decided.at) + DECISION_SECONDS : null,
  ];
  return instants.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a));
}

/** A dispute that is not over, with what an operator wants to know of it. */
export interface DisputeWaiting {
  readonly id: string;
  readonly contract: string;
  readonly title: string;
  readonly client: string;
  readonly freelancer: string;
  readonly week: Week;
  readonly contested: boolean;
  readonly segments: number;
  readonly overruled: number;
  readonly net: bigint;
  readonly client_total: bigint;
  readonly currency: string;
  readonly opened_at: Instant;
  readonly answer_by: Instant;
  readonly decides_at: Instant;
}

/** The first to be decided first, and how many there are in all. */
export async function disputesWaiting(
  db: Database,
  now: Instant,
  limit: number,
): Promise<{ waiting: DisputeWaiting[]; count: number }> {
  const { rows } = await sql<WaitingRow>`
    select dispute.id, contract.id as contract, title, organisation.name as client, person.name as freelancer, week,
      (state = 'contested' or answer_by <= ${now}) as contested, net, client_total, currency,
      opened_at, answer_by, coalesce(answered_at, answer_by) + ${DECISION_SECONDS}::bigint as decides_at,
      (select count(*)::int from dispute_segment as about where about.organisation_id = dispute.organisation_id
        and about.contract_id = dispute.contract_id and about.week = dispute.week
        and about.dispute_id = dispute.id) as segments,
      (select count(distinct (segment, kind))::int from dispute_ruling as word
        where word.organisation_id = dispute.organisation_id and word.contract_id = dispute.contract_id
        and word.week = dispute.week and word.dispute_id = dispute.id and word.by = 'operator') as overruled,
      (count(*) over ())::int as count
    from dispute join contract on contract.id = dispute.contract_id
    join organisation on organisation.id = dispute.organisation_id
    join person on person.id = dispute.freelancer_id
    where state in ('open', 'contested') and coalesce(answered_at, answer_by) + ${DECISION_SECONDS}::bigint > ${now}
    order by decides_at, dispute.id limit ${limit}`.execute(db);
  const waiting = rows.map(({ count: _count, ...row }) => ({
    ...row,
    week: Number(row.week),
    opened_at: Number(row.opened_at),
    answer_by: Number(row.answer_by),
    decides_at: Number(row.decides_at),
  }));
  return { waiting, count: rows[0]?.count ?? 0 };
}

type WaitingRow = Omit<DisputeWaiting, 'week' | 'opened_at' | 'answer_by' | 'decides_at'> & {
  readonly count: number;
} & { readonly [K in 'week' | 'opened_at' | 'answer_by' | 'decides_at']: bigint };

/** How many are contested, and when the first of them is decided; null where there is none. */
export async function disputesContested(
  db: Database,
  now: Instant,
): Promise<{ count: number; decides_at: Instant } | null> {
  const { rows } = await sql<{ count: number; decides_at: bigint }>`
    select count(*)::int as count, min(coalesce(answered_at, answer_by)) + ${DECISION_SECONDS}::bigint as decides_at
    from dispute where (state = 'contested' and answered_at > ${now - DECISION_SECONDS})
      or (state = 'open' and answer_by <= ${now} and answer_by > ${now - DECISION_SECONDS})
    having count(*) > 0`.execute(db);
  return rows[0] ? { count: rows[0].count, decides_at: Number(rows[0].decides_at) } : null;
}
