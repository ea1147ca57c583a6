import type { BookedWeek } from '@stint/core/bookings';
import type { Share } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReviewKey } from './disputes.ts';
import type { Part } from './part.ts';
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
}

/** One to be sent back to the card, and the charge that it is taken from. */
export interface RefundToSend extends Refund {
  readonly title: string;
  readonly chargeRef: string;
}

/** Writes a refund. False when it is written already. */
export async function addRefund(trx: Trx, refund: Omit<Refund, 'answeredAt'>): Promise<boolean> {
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
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** How an invoice stands with the processor: is it charged, is it being charged? Asked at the freelancer's desk. */
export async function chargedOf(
  trx: Trx,
  { org, contract, week }: BookedWeek,
): Promise<'asked' | 'succeeded' | null> {
  const row = await trx
    .selectFrom('charge')
    .select('state')
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .where('state', 'in', ['asked', 'succeeded'])
    .executeTakeFirst();
  return row === undefined || row.state === 'declined' ? null : row.state;
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

/** What of an invoice was refunded before it was charged: it is charged so much less. */
export async function creditedOf(trx: Trx, { org, contract, week }: BookedWeek): Promise<Minor> {
  const { rows } = await sql<{ amount: bigint }>`
    select coalesce(sum(client_total), 0)::bigint as amount from refund
    where organisation_id = ${org} and contract_id = ${contract} and week = ${week} and state = 'credited'`.execute(
    trx,
  );
  return rows[0]?.amount ?? 0n;
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
      + coalesce((select sum(net) from refund where organisation_id = ${org} and contract_id = ${contract}
        and week = ${week}), 0)
    )::bigint as net`.execute(trx);
  return rows[0]?.net ?? 0n;
}

/** Refunds that are to be sent back, in an order that changes with the time (as with charges). */
export async function refundsToSend(db: Database, now: Instant, part: Part): Promise<RefundToSend[]> {
  const { rows } = await toSend(sql`order by md5(refund.id || ':' || ${now}::bigint)
    limit ${part.limit} offset ${part.past}`).execute(db);
  return rows.map(toSendOf);
}

export async function findRefundToSend(db: Database, id: string): Promise<RefundToSend | null> {
  const { rows } = await toSend(sql`and refund.id::text = ${id}`).execute(db);
  return rows[0] ? toSendOf(rows[0]) : null;
}

function toSend(which: ReturnType<typeof sql>) {
  return sql<ToSendRow>`
    select refund.*, contract.title, charge.processor_ref as charge_ref
    from refund join contract on contract.id = refund.contract_id
    join charge on charge.organisation_id = refund.organisation_id and charge.contract_id = refund.contract_id
      and charge.week = refund.week
    where refund.state = 'asked' and charge.state = 'succeeded' ${which}`;
}

type ToSendRow = Selectable<RefundTables['refund']> & { title: string; charge_ref: string };

function toSendOf(row: ToSendRow): RefundToSend {
  return { ...refundOf(row), title: row.title, chargeRef: row.charge_ref };
}

/** Writes the processor's answer down. False when somebody else has. */
export async function answerRefund(
  trx: Trx,
  id: string,
  answer: {
    state: 'sent' | 'declined';
    at: Instant;
    processorRef: string | null;
    declineCode: string | null;
  },
): Promise<boolean> {
  const answered = await trx
    .updateTable('refund')
    .set({
      state: answer.state,
      answered_at: answer.at,
      processor_ref: answer.processorRef,
      decline_code: answer.declineCode,
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
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

function refundOf(row: Selectable<RefundTables['refund']>): Refund {
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
  };
}
