import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
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
  /** `asked`: the processor's answer is not known. */
  readonly state: 'asked' | 'paid' | 'failed';
}

export async function findPayout(db: Database | Trx, id: string): Promise<PayoutRow | null> {
  const row = await db.selectFrom('payout').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? payoutOf(row) : null;
}

/** Writes the intention. False when the id is taken. */
export async function addPayout(trx: Trx, payout: Omit<PayoutRow, 'state'>): Promise<boolean> {
  const { id, freelancer, currency, amount, askedAt } = payout;
  const added = await trx
    .insertInto('payout')
    .values({ id, freelancer_id: freelancer, currency, amount, asked_at: askedAt, state: 'asked' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes the processor's answer down. False when somebody else has. */
export async function answerPayout(
  trx: Trx,
  id: string,
  answer: { state: 'paid' | 'failed'; at: Instant; processorRef: string | null },
): Promise<boolean> {
  const answered = await trx
    .updateTable('payout')
    .set({ state: answer.state, answered_at: answer.at, processor_ref: answer.processorRef })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}

/** Payouts whose answer is not known, in an order that changes with the time (as with charges). */
export async function payoutsAsked(db: Database, now: Instant, part: Part): Promise<PayoutRow[]> {
  const rows = await db
    .selectFrom('payout')
    .selectAll()
    .where('state', '=', 'asked')
    .orderBy(sql`md5(id || ':' || ${now}::bigint)`)
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map(payoutOf);
}

/** A freelancer's payouts, the newest first, `limit` of them. */
export async function payoutsOf(db: Database, freelancer: string, limit: number): Promise<PayoutRow[]> {
  const rows = await db
    .selectFrom('payout')
    .selectAll()
    .where('freelancer_id', '=', freelancer)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
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

function payoutOf(row: Selectable<Tables['payout']>): PayoutRow {
  const { id, freelancer_id: freelancer, currency, amount, state } = row;
  return { id, freelancer, currency, amount, state, askedAt: Number(row.asked_at) };
}
