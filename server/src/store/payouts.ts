import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { PAYOUT_DAY_SECONDS } from '@stint/core/payout';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

export interface PayoutRow {
  readonly id: string;
  readonly freelancer: string;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly askedAt: Instant;
  /** `waiting`: two operators look at it first. `asked`: what the processor or the bank did with it is not known. */
  readonly state: 'waiting' | 'asked' | 'paid' | 'failed';
  readonly via: 'processor' | 'bank';
  readonly method: string | null;
  /** The file of a bank that it is in: once, for ever. */
  readonly file: string | null;
  /** Why it came back. */
  readonly reason: string;
  /** Of the account it goes to; empty where it goes by the processor. */
  readonly lastFour: string;
}

export type NewPayout = Pick<
  PayoutRow,
  'id' | 'freelancer' | 'currency' | 'amount' | 'askedAt' | 'state' | 'via' | 'method'
>;

export async function findPayout(db: Database | Trx, id: string): Promise<PayoutRow | null> {
  const row = await withMethod(db).where('payout.id', '=', id).executeTakeFirst();
  return row ? payoutOf(row) : null;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockPayout(trx: Trx, id: string): Promise<PayoutRow | null> {
  await trx.selectFrom('payout').select('id').where('id', '=', id).forUpdate().execute();
  return findPayout(trx, id);
}

/** Writes the intention. False when the id is taken. */
export async function addPayout(trx: Trx, payout: NewPayout): Promise<boolean> {
  const { id, freelancer, currency, amount, askedAt, state, via, method } = payout;
  const added = await trx
    .insertInto('payout')
    .values({
      id,
      freelancer_id: freelancer,
      currency,
      amount,
      asked_at: askedAt,
      state,
      via,
      method_id: method,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes the processor's answer down. False when somebody else has. */
export async function answerPayout(
  trx: Trx,
  id: string,
  answer: { state: 'paid' | 'failed'; at: Instant; processorRef: string | null; reason: string },
): Promise<boolean> {
  const answered = await trx
    .updateTable('payout')
    .set({
      state: answer.state,
      answered_at: answer.at,
      processor_ref: answer.processorRef,
      reason: answer.reason,
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .where('via', '=', 'processor')
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}

/** Of one that is locked: what a bank or an operator decided. */
export async function decidePayout(
  trx: Trx,
  id: string,
  to: { state: 'asked' | 'paid' | 'failed'; at: Instant | null; reason: string },
): Promise<void> {
  await trx
    .updateTable('payout')
    .set({ state: to.state, answered_at: to.at, reason: to.reason })
    .where('id', '=', id)
    .execute();
}

/** Payouts whose answer the processor has not given, in an order that changes with the time (as with charges). */
export async function payoutsAsked(db: Database, now: Instant, part: Part): Promise<PayoutRow[]> {
  const rows = await withMethod(db)
    .where('state', '=', 'asked')
    .where('via', '=', 'processor')
    .orderBy(sql`md5(payout.id || ':' || ${now}::bigint)`)
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map(payoutOf);
}

/** A freelancer's payouts, the newest first, `limit` of them. */
export async function payoutsOf(db: Database, freelancer: string, limit: number): Promise<PayoutRow[]> {
  const rows = await withMethod(db)
    .where('payout.freelancer_id', '=', freelancer)
    .orderBy('asked_at', 'desc')
    .orderBy('payout.id')
    .limit(limit)
    .execute();
  return rows.map(payoutOf);
}

/** What a freelancer was paid out, or is on its way, by currency; what came back is not in it. */
export async function paidOutOf(
  trx: Trx,
  freelancer: string,
): Promise<{ currency: Currency; amount: Minor }[]> {
  const { rows } = await sql<{ currency: Currency; amount: Minor }>`
    select currency, coalesce(sum(amount) filter (where state <> 'failed'), 0)::bigint as amount
    from payout where freelancer_id = ${freelancer} group by currency`.execute(trx);
  return rows;
}

/** What somebody asked for in a currency within the last day, and did not come back. At their balance. */
export async function askedLately(
  trx: Trx,
  { freelancer, currency }: { freelancer: string; currency: Currency },
  now: Instant,
): Promise<Minor> {
  const { rows } = await sql<{ amount: Minor }>`
    select coalesce(sum(amount), 0)::bigint as amount from payout
    where freelancer_id = ${freelancer} and currency = ${currency} and state <> 'failed'
      and asked_at > ${now - PAYOUT_DAY_SECONDS}`.execute(trx);
  return rows[0]?.amount ?? 0n;
}

export function withMethod(db: Database | Trx) {
  return db
    .selectFrom('payout')
    .leftJoin('payout_method', 'payout_method.id', 'payout.method_id')
    .selectAll('payout')
    .select('payout_method.last_four');
}

export function payoutOf(row: Selectable<Tables['payout']> & { last_four: string | null }): PayoutRow {
  const { id, freelancer_id: freelancer, currency, amount, state, via, reason } = row;
  return {
    id,
    freelancer,
    currency,
    amount,
    state,
    via,
    reason,
    method: row.method_id,
    file: row.file_id,
    lastFour: row.last_four ?? '',
    askedAt: Number(row.asked_at),
  };
}
