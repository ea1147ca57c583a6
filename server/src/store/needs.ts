import { feedbackClosesAt } from '@stint/core/handshake/feedback';
import type { Instant } from '@stint/core/instant';
import { type Week, weekSegments } from '@stint/core/week';
import { type RawBuilder, sql } from 'kysely';
import type { BonusRow } from './bonus-requests.ts';
import type { Database } from './database.ts';
import type { KeptAsk } from './messages.ts';
import type { OpenWeek } from './money.ts';

// What waits on somebody's contracts: each in one question, however many contracts there are.

/** Which contracts: those that somebody works on as a freelancer, or those of these organisations. */
export type OwnContracts = { readonly freelancer: string } | { readonly organisations: readonly string[] };

/** What a need says of its contract. `who`: the other side. */
export interface AboutContract {
  readonly contract: string;
  readonly organisation: string;
  readonly title: string;
  readonly who: string;
}

/** A contract's week in which something came late (T6) and for which no bonus is asked at the moment. */
export async function lateWeeks(
  db: Database,
  freelancer: string,
  since: Week,
  limit: number,
): Promise<OpenWeek[]> {
  const { first } = weekSegments(since);
  const { rows } = await sql<{ contract_id: string; week: bigint }>`
    select contract_id, week from (
      select distinct contract_id,
        ${since}::bigint + 604800 * ((segment - ${first}) / 1008)::bigint as week
      from segment_record
      where freelancer_id = ${freelancer}::uuid and late and segment >= ${first}
    ) as late
    where not exists (
      select from bonus_request
      where freelancer_id = ${freelancer}::uuid and bonus_request.contract_id = late.contract_id
        and bonus_request.week = late.week and answered_at is null)
    order by week desc, contract_id limit ${limit}`.execute(db);
  return rows.map(({ contract_id, week }) => ({ freelancer, contract: contract_id, week: Number(week) }));
}

/** The bonus requests of these weeks that are declined. */
export async function declinedBonuses(db: Database, weeks: readonly OpenWeek[]): Promise<BonusRow[]> {
  if (weeks.length === 0) return [];
  const { rows } = await sql<BonusRow>`
    select bonus_request.* from unnest(
      ${weeks.map(({ contract }) => contract)}::uuid[], ${weeks.map(({ week }) => week)}::bigint[]
    ) as asked (contract_id, week) join bonus_request using (contract_id, week)
    where answered_at is not null`.execute(db);
  return rows;
}

export interface OpenBonus extends AboutContract {
  readonly week: Week;
  readonly seconds: number;
  readonly amount: bigint;
  readonly currency: string;
}

/** D4: what the client was asked and has not answered, the oldest first. */
export async function openBonuses(db: Database, own: OwnContracts, limit: number): Promise<OpenBonus[]> {
  const { rows } = await sql<WithBig<OpenBonus, 'week'>>`
    select ${aboutContract(own)}, bonus_request.week, seconds, amount, ${currencyOf('contract.id')} as currency
    from ${contractOf(own)} join bonus_request on bonus_request.contract_id = contract.id and answered_at is null
    where ${isOwn(own)} order by asked_at, contract.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, week: Number(row.week) }));
}

export interface FeedbackWaiting extends AboutContract {
  readonly ended_at: Instant;
}

/** Contracts that ended so lately that feedback is open, and of which this side has said nothing. */
export async function feedbackWaiting(
  db: Database,
  own: OwnContracts,
  { now, limit }: { now: Instant; limit: number },
): Promise<FeedbackWaiting[]> {
  const side = 'freelancer' in own ? 'freelancer' : 'client';
  const { rows } = await sql<WithBig<FeedbackWaiting, 'ended_at'>>`
    select ${aboutContract(own)}, ended.at as ended_at
    from ${contractOf(own)} join contract_standing as ended on ended.contract_id = contract.id and ended.what = 'ended'
    where ${isOwn(own)} and ended.at > ${now - feedbackClosesAt(0)}
      and not exists (select from feedback where feedback.contract_id = contract.id and feedback.side = ${side})
    order by ended.at, contract.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, ended_at: Number(row.ended_at) }));
}

export interface TimeAsked extends AboutContract {
  readonly thread: string;
  readonly n: number;
  readonly ask: KeptAsk;
  /** The client has said yes to it, or to all manual time. */
  readonly allowed: boolean;
}

/** M1: manual time that was asked for, of running contracts, where nothing is written in yet; the oldest first. */
export async function timeAsked(
  db: Database,
  own: OwnContracts,
  { since, limit }: { since: Instant; limit: number },
): Promise<TimeAsked[]> {
  const { rows } = await sql<TimeAsked>`
    select * from (
      select ${aboutContract(own)}, message.thread_id as thread, message.n, message.ask, message.at,
        granted_at is not null or (
          select manual_time from contract_terms where contract_terms.contract_id = contract.id
          order by version desc limit 1) as allowed
      from ${contractOf(own)} join thread on thread.contract_id = contract.id
      join message on message.thread_id = thread.id and message.ask is not null and message.at >= ${since}
      where ${isOwn(own)} and ${endOf('contract.id')} is null and not exists (
        select from manual_time
        where manual_time.freelancer_id = contract.freelancer_id and manual_time.contract_id = contract.id
          and from_at < extract(epoch from (message.ask->>'to')::timestamptz)
          and to_at > extract(epoch from (message.ask->>'from')::timestamptz))
    ) as asked
    where allowed = ${'freelancer' in own} order by at, thread, n limit ${limit}`.execute(db);
  return rows;
}

export interface OpenDispute extends AboutContract {
  readonly week: Week;
  readonly net: bigint;
  readonly currency: string;
  readonly answer_by: Instant;
  readonly dispute: string;
  readonly segments: number;
}

/** D2: disputes that their freelancer may still answer; the first to be answered first. */
export async function openDisputes(
  db: Database,
  own: OwnContracts,
  { now, limit }: { now: Instant; limit: number },
): Promise<OpenDispute[]> {
  const { rows } = await sql<WithBig<OpenDispute, 'week' | 'answer_by'>>`
    select ${aboutContract(own)}, dispute.week, net, currency, answer_by, dispute.id as dispute, (
      select count(*)::int from dispute_segment as about where about.organisation_id = dispute.organisation_id
        and about.contract_id = dispute.contract_id and about.week = dispute.week and about.dispute_id = dispute.id
    ) as segments
    from ${contractOf(own)} join dispute on dispute.contract_id = contract.id and dispute.state = 'open'
    where ${isOwn(own)} and answer_by > ${now}
    order by answer_by, dispute.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, week: Number(row.week), answer_by: Number(row.answer_by) }));
}

export type WithBig<Row, Name extends keyof Row> = {
  [K in keyof Row]: K extends Name ? bigint | Extract<Row[K], null> : Row[K];
};

export function aboutContract(own: OwnContracts): RawBuilder<unknown> {
  return sql`contract.id as contract, contract.organisation_id as organisation, contract.title,
    ${'freelancer' in own ? sql`organisation.name` : sql`person.name`} as who`;
}

export function contractOf(own: OwnContracts): RawBuilder<unknown> {
  return 'freelancer' in own
    ? sql`contract join organisation on organisation.id = contract.organisation_id`
    : sql`contract join person on person.id = contract.freelancer_id`;
}

export function isOwn(own: OwnContracts): RawBuilder<boolean> {
  return 'freelancer' in own
    ? sql`contract.freelancer_id = ${own.freelancer}::uuid`
    : sql`contract.organisation_id = any (${[...own.organisations]}::uuid[])`;
}

export function currencyOf(contract: string): RawBuilder<string> {
  return sql`(select currency from contract_terms where contract_terms.contract_id = ${sql.ref(contract)} limit 1)`;
}

export function endOf(contract: string): RawBuilder<unknown> {
  return sql`(select at from contract_standing
    where contract_standing.contract_id = ${sql.ref(contract)} and what = 'ended' limit 1)`;
}
