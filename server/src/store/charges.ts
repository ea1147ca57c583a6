import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { type IssuedInvoice, issuedOf } from './money.ts';
import type { Part } from './part.ts';

/** An invoice to be charged now, and the card to charge. */
export interface OwedInvoice extends IssuedInvoice {
  /** What is to be charged: all of it but what was refunded before. */
  readonly amount: Minor;
  /** 1 for the first. */
  readonly attempt: number;
  readonly paymentMethod: string;
  readonly processorRef: string;
}

/** An attempt whose answer is not known. */
export interface AskedCharge extends OwedInvoice {
  readonly id: string;
}

/** D5: the next attempt comes a day after one that failed, and there are five. */
export const RETRY_SECONDS = DAY_SECONDS;
export const MOST_ATTEMPTS = 5;

/**
 * Invoices that are neither paid nor being paid, whose client has a verified card: the one that verified last. A
 * declined one waits for its next attempt.
 */
export async function invoicesToCharge(db: Database, now: Instant, part: Part): Promise<OwedInvoice[]> {
  const { rows } = await sql<OwedRow>`
    select invoice.*, contract.title, invoice.client_total - coalesce(credited, 0) as amount,
      coalesce(last.attempt, 0) + 1 as attempt,
      card.id as payment_method_id, card.processor_ref
    from invoice_under_way
    join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = invoice.contract_id
    left join lateral (
      select attempt, state, answered_at from charge
      where charge.organisation_id = invoice.organisation_id and charge.contract_id = invoice.contract_id
        and charge.week = invoice.week
      order by attempt desc limit 1
    ) last on true
    join lateral (
      select id, processor_ref from payment_method
      where payment_method.organisation_id = invoice.organisation_id and verified_at is not null
      order by verified_at desc, id limit 1
    ) card on true
    left join lateral (
      select sum(client_total)::bigint as credited from refund
      where refund.organisation_id = invoice.organisation_id and refund.contract_id = invoice.contract_id
        and refund.week = invoice.week and refund.state = 'credited'
    ) refunded on true
    where invoice.client_total > coalesce(credited, 0)
      and (last.attempt is null or (last.state = 'declined' and last.attempt < ${MOST_ATTEMPTS}
        and last.answered_at <= ${now - RETRY_SECONDS}))
    order by week, contract_id
    limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map(owedOf);
}

/**
 * Attempts whose answer is not known, in an order that changes with the time: one that never gets an answer does
 * not stand before the others for ever.
 */
export async function chargesAsked(db: Database, now: Instant, part: Part): Promise<AskedCharge[]> {
  const { rows } = await sql<OwedRow & { id: string }>`
    select invoice.*, contract.title, charge.amount, charge.id, charge.attempt, charge.payment_method_id, card.processor_ref
    from charge
    join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = charge.contract_id
    join payment_method card on card.id = charge.payment_method_id
    where charge.state = 'asked'
    order by md5(charge.id || ':' || ${now}::bigint)
    limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map((row) => ({ ...owedOf(row), id: row.id }));
}

/** An attempt by its id, while its answer is not known. */
export async function findAskedCharge(db: Database, id: string): Promise<AskedCharge | null> {
  const { rows } = await sql<OwedRow & { id: string }>`
    select invoice.*, contract.title, charge.id, charge.attempt, charge.payment_method_id, card.processor_ref
    from charge
    join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = charge.contract_id
    join payment_method card on card.id = charge.payment_method_id
    where charge.state = 'asked' and charge.id::text = ${id}`.execute(db);
  return rows[0] ? { ...owedOf(rows[0]), id: rows[0].id } : null;
}

/** Writes the intention of an attempt. False when somebody else has written the same one. */
export async function addCharge(trx: Trx, charge: AskedCharge, at: Instant): Promise<boolean> {
  const { booked } = charge;
  const added = await trx
    .insertInto('charge')
    .values({
      organisation_id: booked.org,
      contract_id: booked.contract,
      week: booked.week,
      attempt: charge.attempt,
      id: charge.id,
      payment_method_id: charge.paymentMethod,
      currency: booked.currency,
      amount: charge.amount,
      asked_at: at,
      state: 'asked',
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'contract_id', 'week', 'attempt']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes an attempt's answer down. False when somebody else has. */
export async function answerCharge(
  trx: Trx,
  id: string,
  answer: {
    state: 'succeeded' | 'declined';
    at: Instant;
    processorRef: string | null;
    declineCode: string | null;
  },
): Promise<boolean> {
  const answered = await trx
    .updateTable('charge')
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

/** The next instant after `after` at which a declined charge is tried again. */
export async function nextRetry(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('charge')
    .select(({ fn }) => fn.min('answered_at').as('at'))
    .where('state', '=', 'declined')
    .where('attempt', '<', MOST_ATTEMPTS)
    .where('answered_at', '>', BigInt(after - RETRY_SECONDS))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) + RETRY_SECONDS : null;
}

type OwedRow = Parameters<typeof issuedOf>[0] & {
  amount: bigint;
  attempt: number;
  payment_method_id: string;
  processor_ref: string;
};

function owedOf(row: OwedRow): OwedInvoice {
  return {
    ...issuedOf(row),
    amount: row.amount,
    attempt: row.attempt,
    paymentMethod: row.payment_method_id,
    processorRef: row.processor_ref,
  };
}
