import type { BookedWeek } from '@stint/core/bookings';
import type { Share } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReviewKey } from './disputes.ts';
import type { RefundCause, RefundState, RefundTables } from './refund-tables.ts';

/** A part of an invoice that goes back to its client. */
export interface Refund {
  readonly id: string;
  readonly booked: BookedWeek;
  readonly cause: RefundCause;
  readonly share: Share;
  readonly madeAt: Instant;
  /** Who made it; null: time did. */
  readonly by: string | null;
  readonly state: RefundState;
  readonly answeredAt: Instant | null;
  /** The charge that it is taken from; null: it is charged less. */
  readonly charge: string | null;
  /** What of its net was not taken from where the week's rest was, but from what was available already. */
  readonly takenAvailable: Minor;
  /** How often it was sent, or is being sent. */
  readonly attempt: number;
  /** Why, where an operator made it; both sides read it. */
  readonly says: string;
}

/** Writes a refund. False when it is written already. */
export async function addRefund(trx: Trx, refund: Omit<Refund, 'answeredAt' | 'attempt'>): Promise<boolean> {
  const { id, booked, cause, share, madeAt, by, state } = refund;
  const added = await trx
    .insertInto('refund')
    .values({
      organisation_id: booked.org,
      contract_id: booked.contract,
      week: booked.week,
      id,
      freelancer_id: booked.freelancer,
      currency: booked.currency,
      cause,
      total: share.total,
      freelancer_fee: share.freelancerFee,
      net: share.net,
      client_fee: share.clientFee,
      client_total: share.clientTotal,
      made_at: madeAt,
      by_person_id: by,
      state,
      charge_id: refund.charge,
      taken_available: refund.takenAvailable,
      says: refund.says,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** How an invoice stands with the processor: is it charged, being charged, or taken back for now? Asked at the freelancer's desk. */
export async function chargedOf(
  trx: Trx,
  { org, contract, week }: BookedWeek,
): Promise<{ readonly id: string; readonly state: 'asked' | 'succeeded' | 'disputed' } | null> {
  const row = await trx
    .selectFrom('charge')
    .select(['id', 'state'])
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('state', 'in', ['asked', 'succeeded', 'disputed'])
    .executeTakeFirst();
  if (row?.state === 'asked' || row?.state === 'succeeded' || row?.state === 'disputed') {
    return { id: row.id, state: row.state };
  }
  return null;
}

/** The answer of a charge says what becomes of the refunds that waited for it. */
export async function settleWaiting(
  trx: Trx,
  { org, contract, week }: BookedWeek,
  isCharged: boolean,
): Promise<void> {
  await trx
    .updateTable('refund')
    .set({ state: isCharged ? 'asked' : 'credited' })
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('state', '=', 'waiting')
    .execute();
}

/**
 * What of an invoice's net does not walk with the rest: what disputes hold, and what was refunded. Asked at the
 * freelancer's desk, which whoever disputes or refunds has too.
 */
export async function awayOf(trx: Trx, { org, contract, week }: BookedWeek): Promise<Minor> {
  const { rows } = await sql<{ net: bigint }>`
    select (
      coalesce((select sum(net) from dispute where organisation_id = ${org} and contract_id = ${contract}
        and week = ${week} and state in ('open', 'contested')), 0)
      + coalesce((select sum(net - taken_available) from refund where organisation_id = ${org} and contract_id = ${contract}
        and week = ${week}), 0)
    )::bigint as net`.execute(trx);
  return rows[0]?.net ?? 0n;
}

/** What was refunded of this contract's invoices, the first first. */
export async function refundsOf(
  db: Database | Trx,
  { organisation, contract }: ReviewKey,
  weeks: readonly number[],
): Promise<Refund[]> {
  if (weeks.length === 0) return [];
  const rows = await db
    .selectFrom('refund')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('contract_id', '=', contract)
    .where('week', 'in', weeks.map(BigInt))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(refundOf);
}

export function refundOf(row: Selectable<RefundTables['refund']>): Refund {
  return {
    id: row.id,
    booked: {
      contract: row.contract_id,
      org: row.organisation_id,
      freelancer: row.freelancer_id,
      week: Number(row.week),
      currency: row.currency,
    },
    cause: row.cause,
    share: {
      total: row.total,
      freelancerFee: row.freelancer_fee,
      net: row.net,
      clientFee: row.client_fee,
      clientTotal: row.client_total,
    },
    madeAt: Number(row.made_at),
    by: row.by_person_id,
    state: row.state,
    answeredAt: row.answered_at === null ? null : Number(row.answered_at),
    charge: row.charge_id,
    takenAvailable: row.taken_available,
    attempt: row.attempt,
    says: row.says,
  };
}

/** One refund by its id, whose ever it is. */
export async function findRefund(db: Database | Trx, id: string): Promise<Refund | null> {
  const row = await db.selectFrom('refund').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? refundOf(row) : null;
}

/** When an invoice was paid; null: it is not, or its bank took that back. */
export async function paidAtOf(trx: Trx, { org, contract, week }: BookedWeek): Promise<Instant | null> {
  const row = await trx
    .selectFrom('charge')
    .select('answered_at')
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('state', 'in', ['succeeded', 'disputed'])
    .executeTakeFirst();
  return typeof row?.answered_at === 'bigint' ? Number(row.answered_at) : null;
}
