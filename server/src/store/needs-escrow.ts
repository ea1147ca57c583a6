import { ANSWER_SECONDS, DISPUTE_SECONDS } from '@stint/core/escrow/claim';
import { isAgreed, MILESTONE, type MilestoneState, milestoneTurn } from '@stint/core/handshake/milestone';
import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import {
  type AboutContract,
  aboutContract,
  contractOf,
  currencyOf,
  endOf,
  isOwn,
  type OwnContracts,
} from './needs.ts';

// What waits on somebody's fixed prices: milestones, the money behind them, and what is asked of it.

export interface MilestoneWaiting extends AboutContract {
  readonly n: number;
  readonly name: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly due_day: string | null;
  readonly state: MilestoneState;
  /** Of submitted work. */
  readonly submitted_at: Instant | null;
  /** What stands behind it in escrow; null: the contract is run without. */
  readonly held: bigint | null;
}

/**
 * Milestones of running contracts that wait for this side's word, work or money, the earliest due first. With escrow, agreed
 * work is the client's to fund first, one milestone of a contract at a time; only then is it the freelancer's to do.
 */
export async function milestonesWaiting(
  db: Database,
  own: OwnContracts,
  limit: number,
): Promise<MilestoneWaiting[]> {
  const side = 'freelancer' in own ? 'freelancer' : 'client';
  const all = Object.keys(MILESTONE) as MilestoneState[];
  const turn = all.filter((state) => milestoneTurn(state) === side);
  const agreed = all.filter(isAgreed);
  const open = [...agreed, 'submitted'];
  const { rows } = await sql<WithInstants<MilestoneWaiting, 'submitted_at'>>`
    select * from (
      select ${aboutContract(own)}, milestone.n, milestone.title as name, milestone.amount, due_day, milestone.state,
        submitted_at, ${currencyOf('contract.id')} as currency,
        case when contract.escrow then coalesce((
          select sum(deposit.amount - released - refunded)::bigint from escrow_deposit as deposit
          where deposit.contract_id = contract.id and deposit.state = 'succeeded' and milestone.id = coalesce((
            select to_milestone_id from escrow_part as part where part.contract_id = deposit.contract_id
              and part.deposit_id = deposit.id and kind = 'moved' order by part.n desc limit 1), deposit.milestone_id)
        ), 0) end as held,
        not exists (select from milestone as earlier where earlier.contract_id = contract.id
          and earlier.n < milestone.n and earlier.state = any (${open})) as is_next,
        exists (select from escrow_deposit as deposit where deposit.contract_id = contract.id
          and deposit.milestone_id = milestone.id and deposit.state = 'asked') as is_asked
      from ${contractOf(own)} join milestone on milestone.contract_id = contract.id
      where ${isOwn(own)} and ${endOf('contract.id')} is null
    ) as one
    where ${
      side === 'freelancer'
        ? sql`state = any (${turn}) and (state <> 'agreed' or held is null or held >= amount)`
        : sql`state = any (${turn}) or (state = any (${agreed}) and held < amount and is_next and not is_asked)`
    }
    order by due_day nulls last, contract, n limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    submitted_at: row.submitted_at === null ? null : Number(row.submitted_at),
  }));
}

export interface ClaimToAnswer extends AboutContract {
  readonly n: number;
  readonly held: bigint;
  readonly currency: string;
  /** After it silence decides for the other side. */
  readonly until: Instant;
}

/** Claims on escrow whose next word is this side's: the freelancer's to dispute, the client's to answer. */
export async function claimsToAnswer(
  db: Database,
  own: OwnContracts,
  limit: number,
): Promise<ClaimToAnswer[]> {
  const [state, seconds] =
    'freelancer' in own ? (['asked', DISPUTE_SECONDS] as const) : (['disputed', ANSWER_SECONDS] as const);
  const { rows } = await sql<WithInstants<ClaimToAnswer, 'until'>>`
    select ${aboutContract(own)}, claim.n, claim.since + ${seconds}::bigint as until,
      ${currencyOf('contract.id')} as currency, (
        select sum(amount - released - refunded)::bigint from escrow_deposit as deposit
        where deposit.contract_id = contract.id and deposit.state = 'succeeded') as held
    from ${contractOf(own)} join escrow_claim as claim on claim.contract_id = contract.id
    where ${isOwn(own)} and claim.state = ${state}
    order by claim.since, contract.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, until: Number(row.until) }));
}

/** How many claims an operator is to decide, and since when the oldest waits; null: none. */
export async function claimsHeard(db: Database): Promise<{ count: number; since: Instant } | null> {
  const { rows } = await sql<{ count: number; since: bigint }>`
    select count(*)::int as count, min(since) as since from escrow_claim where state = 'heard'
    having count(*) > 0`.execute(db);
  const [row] = rows;
  return row ? { count: row.count, since: Number(row.since) } : null;
}

type WithInstants<Row, Name extends keyof Row> = {
  [K in keyof Row]: K extends Name ? bigint | Extract<Row[K], null> : Row[K];
};
