import {
  ANSWER_SECONDS,
  DISPUTE_SECONDS,
  DORMANT_SECONDS,
  HOLD_SECONDS,
  SILENCE_SECONDS,
} from '@stint/core/escrow/claim';
import type { Instant } from '@stint/core/instant';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';

/** A contract's milestone, or its claim, to which time does something. */
export interface EscrowDue {
  readonly contract: string;
  /** The milestone's id; of a claim: its number. */
  readonly which: string;
}

/** Submitted work that its client has said nothing of for so long before `until`; with its money in escrow. */
export async function silencesDue(db: Database, now: Instant, part: Part): Promise<EscrowDue[]> {
  return find(
    db,
    part,
    sql`select contract_id as contract, id as which, submitted_at as since from milestone
    where submitted_at <= ${now - SILENCE_SECONDS} and ${IS_RUNNING} and ${HAS_MONEY}`,
  );
}

/** The same a day before its end, where nobody was told yet. */
export async function silencesToWarn(db: Database, now: Instant, part: Part): Promise<EscrowDue[]> {
  const { rows } = await sql<EscrowDue>`
    select contract_id as contract, id as which from milestone
    where submitted_at <= ${now - SILENCE_SECONDS + WARNING_SECONDS} and submitted_at > ${now - SILENCE_SECONDS}
      and ${IS_RUNNING} and ${HAS_MONEY}
      and not exists (select from notification where notification.event =
        'milestone-silence:' || milestone.contract_id || ':' || milestone.id || ':' || submitted_at)
    order by submitted_at, contract_id, id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows;
}

export const WARNING_SECONDS = 2 * 86_400;

/** Claims whose time for a word is over. */
export async function claimsDue(db: Database, now: Instant, part: Part): Promise<EscrowDue[]> {
  return find(
    db,
    part,
    sql`select contract_id as contract, n::text as which, since from escrow_claim
    where (state = 'asked' and since <= ${now - DISPUTE_SECONDS})
      or (state = 'disputed' and since <= ${now - ANSWER_SECONDS})`,
  );
}

/** Running contracts with money in escrow on which nothing was done for 90 days. */
export async function dormantDue(db: Database, now: Instant, part: Part): Promise<EscrowDue[]> {
  return find(
    db,
    part,
    sql`select contract_id as contract, ''::text as which, since
    from (${quiet(sql`having max(answered_at) <= ${now - DORMANT_SECONDS}`)}) as quiet
    where since <= ${now - DORMANT_SECONDS}`,
  );
}

/** The next instant after `after` at which time does something to money in escrow. */
export async function nextOfEscrow(db: Database, after: Instant): Promise<Instant | null> {
  const clocks: [RawBuilder<unknown>, number][] = [
    [sql`select submitted_at as since from milestone where submitted_at is not null`, SILENCE_SECONDS],
    [
      sql`select submitted_at as since from milestone where submitted_at is not null`,
      SILENCE_SECONDS - WARNING_SECONDS,
    ],
    [sql`select at as since from escrow_part where state = 'held'`, HOLD_SECONDS],
    [sql`select since from escrow_claim where state = 'asked'`, DISPUTE_SECONDS],
    [sql`select since from escrow_claim where state = 'disputed'`, ANSWER_SECONDS],
    [quiet(), DORMANT_SECONDS],
  ];
  const next = sql.join(
    clocks.map(
      ([from, seconds]) =>
        sql`(select min(since) + ${seconds}::bigint as at from (${from}) as one where since > ${after - seconds})`,
    ),
    sql` union all `,
  );
  const { rows } = await sql<{
    at: bigint | null;
  }>`select min(at)::bigint as at from (${next}) as clocks`.execute(db);
  const at = rows[0]?.at ?? null;
  return at === null ? null : Number(at);
}

/** When anything was last done on a contract whose money in escrow could sleep; null: it has none, or is at something. */
export async function quietSince(trx: Trx, contract: string): Promise<Instant | null> {
  const { rows } = await sql<{ since: bigint }>`
    select since from (${quiet()}) as quiet where contract_id = ${contract}`.execute(trx);
  return rows[0] ? Number(rows[0].since) : null;
}

const IS_RUNNING = sql`not exists (
  select from contract_standing as ended where ended.contract_id = milestone.contract_id and what = 'ended')`;

/** Something of a deposit stands behind it: its own, or what was put behind it last. */
const HAS_MONEY = sql`exists (
  select from escrow_deposit as deposit where deposit.contract_id = milestone.contract_id and state = 'succeeded'
    and released + refunded < deposit.amount and milestone.id = coalesce((
      select to_milestone_id from escrow_part as part where part.contract_id = deposit.contract_id
        and part.deposit_id = deposit.id and kind = 'moved' order by part.n desc limit 1), deposit.milestone_id))`;

/**
 * Contracts with money in escrow, no claim on it and no end, with the last instant at which anything was done. `among`: of
 * which it is asked at all, so that every tick does not look through what was paid yesterday.
 */
function quiet(among: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`
  select contract_id, contract_id as contract, greatest(
    max(answered_at),
    coalesce((select max(at) from milestone_step as step where step.contract_id = deposit.contract_id), 0),
    coalesce((select max(at) from escrow_part as part where part.contract_id = deposit.contract_id), 0),
    coalesce((select max(since) from escrow_claim as claim where claim.contract_id = deposit.contract_id), 0),
    coalesce((select max(week) + 604800 from work_week where work_week.freelancer_id = deposit.freelancer_id
      and work_week.contract_id = deposit.contract_id), 0)
  ) as since
  from escrow_deposit as deposit
  where state = 'succeeded' and released + refunded < amount
    and not exists (select from escrow_claim as claim where claim.contract_id = deposit.contract_id
      and claim.state in ('asked', 'disputed', 'heard'))
    and not exists (select from contract_standing as ended where ended.contract_id = deposit.contract_id and what = 'ended')
    and not exists (select from milestone where milestone.contract_id = deposit.contract_id and submitted_at is not null)
  group by contract_id, freelancer_id ${among}`;
}

async function find(db: Database, part: Part, due: RawBuilder<unknown>): Promise<EscrowDue[]> {
  const { rows } = await sql<EscrowDue>`
    select contract, which from (${due}) as due
    order by since, contract, which limit ${part.limit} offset ${part.past}`.execute(db);
  return rows;
}
