import type { Instant } from '@stint/core/instant';
import { type Selectable, sql } from 'kysely';
import type { Named } from './chargebacks.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';
import type { RefundTables } from './refund-tables.ts';
import { type Refund, refundOf } from './refunds.ts';
import type { ChargeState } from './weeks.ts';

/** One to be sent back to the card, and the charge that it is taken from. */
export interface RefundToSend extends Refund {
  readonly title: string;
  readonly chargeRef: string;
  /** A charge that the bank took back for good gives nothing back to its card. */
  readonly chargeState: ChargeState;
}

/** Refunds that are to be sent back, in an order that changes with the time (as with charges). */
export async function refundsToSend(db: Database, now: Instant, part: Part): Promise<RefundToSend[]> {
  const { rows } =
    await toSend(sql`and refund.state = 'asked' and charge.state <> 'disputed' order by md5(refund.id || ':' || ${now}::bigint)
    limit ${part.limit} offset ${part.past}`).execute(db);
  return rows.map(toSendOf);
}

/** One that is to be sent, or was: the bank may have sent it back since. */
export async function findRefundToSend(db: Database, id: string): Promise<RefundToSend | null> {
  const { rows } = await toSend(
    sql`and refund.id::text = ${id} and refund.state in ('asked', 'sent', 'declined', 'failed')`,
  ).execute(db);
  return rows[0] ? toSendOf(rows[0]) : null;
}

function toSend(which: ReturnType<typeof sql>) {
  return sql<ToSendRow>`
    select refund.*, contract.title, charge.processor_ref as charge_ref, charge.state as charge_state
    from refund join contract on contract.id = refund.contract_id
    join charge on charge.organisation_id = refund.organisation_id and charge.contract_id = refund.contract_id
      and charge.week = refund.week
    where charge.state in ('succeeded', 'disputed', 'charged-back')
      and (charge.id = refund.charge_id or (refund.charge_id is null and charge.state = 'succeeded')) ${which}`;
}

type ToSendRow = Selectable<RefundTables['refund']> & {
  title: string;
  charge_ref: string;
  charge_state: ChargeState;
};

function toSendOf(row: ToSendRow): RefundToSend {
  return { ...refundOf(row), title: row.title, chargeRef: row.charge_ref, chargeState: row.charge_state };
}

/** What came back is written beside it, once for each time it was sent. */
export async function addReturn(
  trx: Trx,
  { id, attempt }: Pick<Refund, 'id' | 'attempt'>,
  back: { at: Instant; processorRef: string; declineCode: string },
): Promise<void> {
  await trx
    .insertInto('refund_return')
    .values({
      refund_id: id,
      attempt,
      at: back.at,
      processor_ref: back.processorRef,
      decline_code: back.declineCode,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** One that did not arrive is to be sent again. False: somebody was first, or it is none. */
export async function askAgain(trx: Trx, id: string): Promise<boolean> {
  const asked = await trx
    .updateTable('refund')
    .set((eb) => ({
      state: 'asked' as const,
      answered_at: null,
      processor_ref: null,
      decline_code: null,
      attempt: eb('attempt', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['declined', 'failed'])
    .returning('id')
    .executeTakeFirst();
  return asked !== undefined;
}

/** The bank took back the charge that these were to be taken from: the client owes so much less. */
export async function creditInstead(trx: Trx, id: string): Promise<boolean> {
  const credited = await trx
    .updateTable('refund')
    .set({ state: 'credited' })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst();
  return credited !== undefined;
}

/** Writes the processor's answer down. False when somebody else has. */
export async function answerRefund(
  trx: Trx,
  id: string,
  answer: {
    state: 'sent' | 'declined' | 'failed';
    /** What it was until now. */
    from: 'asked' | 'sent';
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
    .where('state', '=', answer.from)
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}

/** Refunds that no card took, the newest first, with the bank's word for why. */
export async function undelivered(
  db: Database,
  limit: number,
): Promise<(Refund & Named & { readonly why: string })[]> {
  const { rows } = await sql<Selectable<RefundTables['refund']> & Named>`
    select refund.*, contract.title, organisation.name as client, person.name as freelancer
    from refund join contract on contract.id = refund.contract_id
    join organisation on organisation.id = refund.organisation_id
    join person on person.id = refund.freelancer_id
    where refund.state in ('declined', 'failed')
    order by answered_at desc, refund.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...refundOf(row),
    title: row.title,
    client: row.client,
    freelancer: row.freelancer,
    why: row.decline_code ?? '',
  }));
}
