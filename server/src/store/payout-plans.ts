import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import {
  LIMIT_WAIT_SECONDS,
  lastTurn,
  nextTurn,
  PAYOUT_SCHEDULES,
  type PayoutLimits,
  type PayoutSchedule,
  usualPayoutLimits,
} from '@stint/core/payout';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';

/** When somebody is paid out in a currency without asking. */
export interface PlanRow {
  readonly freelancer: string;
  readonly currency: Currency;
  readonly schedule: PayoutSchedule;
  readonly minimum: Minor;
}

/** An instant of a plan that has come. */
export interface TurnDue {
  readonly freelancer: string;
  readonly currency: Currency;
  readonly dueAt: Instant;
}

/** The last version of each. */
const IN_FORCE = sql`not exists (select from payout_plan as later where later.freelancer_id = plan.freelancer_id
  and later.currency = plan.currency and later.version > plan.version)`;

export async function plansOf(db: Database | Trx, freelancer: string): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select freelancer_id as freelancer, currency, schedule, minimum from payout_plan as plan
    where freelancer_id = ${freelancer} and ${IN_FORCE} order by currency`.execute(db);
  return rows;
}

/** With their methods locked: a new version. */
export async function addPlan(trx: Trx, plan: PlanRow, at: Instant): Promise<void> {
  const { freelancer, currency, schedule, minimum } = plan;
  await sql`
    insert into payout_plan (freelancer_id, currency, version, schedule, minimum, at)
    select ${freelancer}, ${currency}, coalesce(max(version), 0) + 1, ${schedule}, ${minimum}, ${at}
    from payout_plan where freelancer_id = ${freelancer} and currency = ${currency}`.execute(trx);
}

/** Turns that have come and were not taken; only the last of each plan, and only after the plan was made. */
export async function turnsDue(db: Database, now: Instant, part: Part): Promise<TurnDue[]> {
  const turns = PAYOUT_SCHEDULES.flatMap((schedule) => {
    const at = lastTurn(schedule, now);
    return at === null ? [] : [{ schedule, at }];
  });
  const { rows } = await sql<{ freelancer: string; currency: Currency; due_at: bigint }>`
    select plan.freelancer_id as freelancer, plan.currency, turn.at as due_at
    from unnest(${turns.map(({ schedule }) => schedule)}::text[], ${turns.map(({ at }) => at)}::bigint[]) as turn (schedule, at)
    join payout_plan as plan on plan.schedule = turn.schedule and plan.at <= turn.at
    where ${IN_FORCE} and not exists (
      select from payout_turn as taken where taken.freelancer_id = plan.freelancer_id
        and taken.currency = plan.currency and taken.due_at = turn.at)
    order by 1, 2 limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt: Number(dueAt) }));
}

/** The next turn of any plan after `after`. */
export async function nextPlanned(db: Database, after: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ schedule: PayoutSchedule }>`
    select distinct schedule from payout_plan as plan where ${IN_FORCE}`.execute(db);
  const next = rows.flatMap(({ schedule }) => nextTurn(schedule, after) ?? []);
  return next.length === 0 ? null : Math.min(...next);
}

/** False where the turn was taken already. */
export async function takeTurn(
  trx: Trx,
  { freelancer, currency, dueAt }: TurnDue,
  { at, payout }: { at: Instant; payout: string | null },
): Promise<boolean> {
  const taken = await trx
    .insertInto('payout_turn')
    .values({ freelancer_id: freelancer, currency, due_at: dueAt, at, payout_id: payout })
    .onConflict((conflict) => conflict.doNothing())
    .returning('due_at')
    .executeTakeFirst();
  return taken !== undefined;
}

/** What the operator has set for a currency, or what is usual. */
export async function limitsOf(db: Database | Trx, currency: Currency): Promise<PayoutLimits> {
  const row = await db
    .selectFrom('payout_limit')
    .select(['least', 'most', 'two_above as twoAbove'])
    .where('currency', '=', currency)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? usualPayoutLimits(currency);
}

/**
 * The sum above which two people look, at `now`: the lowest of those that were set, or stood, within the last three days. A
 * raise counts once everybody has had so long to see it; a cut at once.
 */
export async function twoAboveAt(trx: Trx, currency: Currency, now: Instant): Promise<Minor> {
  const usual = usualPayoutLimits(currency).twoAbove;
  const { rows } = await sql<{ two_above: Minor }>`
    select two_above from payout_limit as one where currency = ${currency} and not exists (
      select from payout_limit as next where next.currency = one.currency and next.version = one.version + 1
        and next.at <= ${now - LIMIT_WAIT_SECONDS})
    union all select ${usual}::bigint where not exists (
      select from payout_limit where currency = ${currency} and version = 1 and at <= ${now - LIMIT_WAIT_SECONDS})
    order by two_above limit 1`.execute(trx);
  return rows[0]?.two_above ?? usual;
}

export async function addLimits(
  trx: Trx,
  limits: PayoutLimits & { currency: Currency; at: Instant; by: string },
): Promise<void> {
  const { currency, least, most, twoAbove, at, by } = limits;
  await sql`
    insert into payout_limit (currency, version, least, most, two_above, at, by_person_id)
    select ${currency}, coalesce(max(version), 0) + 1, ${least}, ${most}, ${twoAbove}, ${at}, ${by}
    from payout_limit where currency = ${currency}`.execute(trx);
}
