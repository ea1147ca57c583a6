import type { BookedEscrow } from '@stint/core/escrow/entries';
import type { Lot } from '@stint/core/escrow/lot';
import type { Instant } from '@stint/core/instant';
import type { Minor, Percent } from '@stint/core/money';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { EscrowTables } from './escrow-tables.ts';
import type { Part } from './part.ts';

/** A charge of a client's card for a milestone. */
export interface Deposit {
  readonly booked: BookedEscrow;
  /** For which it was paid; what is left may stand behind a later one by now. */
  readonly milestone: string;
  readonly amount: Minor;
  readonly clientFee: Minor;
  readonly freelancerFeePercent: Percent;
  readonly clientFeePercent: Percent;
  readonly paymentMethod: string;
  readonly askedAt: Instant;
  readonly by: string;
  readonly state: 'asked' | 'succeeded' | 'declined' | 'disputed' | 'charged-back';
  readonly answeredAt: Instant | null;
  readonly declineCode: string | null;
  readonly released: Minor;
  readonly refunded: Minor;
}

/** One whose answer is not known. */
export interface AskedDeposit extends Deposit {
  readonly title: string;
  /** The card's name at the processor. */
  readonly cardRef: string;
}

/** Writes the intention. False where the id, or an attempt for the same milestone that waits for its answer, is there. */
export async function addDeposit(
  trx: Trx,
  deposit: Omit<Deposit, 'state' | 'answeredAt' | 'declineCode' | 'released' | 'refunded'>,
): Promise<boolean> {
  const { booked } = deposit;
  const added = await trx
    .insertInto('escrow_deposit')
    .values({
      contract_id: booked.contract,
      id: booked.id,
      milestone_id: deposit.milestone,
      organisation_id: booked.org,
      freelancer_id: booked.freelancer,
      currency: booked.currency,
      amount: deposit.amount,
      client_fee: deposit.clientFee,
      freelancer_fee_percent: deposit.freelancerFeePercent,
      client_fee_percent: deposit.clientFeePercent,
      payment_method_id: deposit.paymentMethod,
      asked_at: deposit.askedAt,
      by_person_id: deposit.by,
      state: 'asked',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes the processor's answer down. False when somebody else has. */
export async function answerDeposit(
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
    .updateTable('escrow_deposit')
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

/** Every charge for a contract's milestones, the first first. */
export async function depositsOf(db: Database | Trx, contract: string): Promise<Deposit[]> {
  const rows = await db
    .selectFrom('escrow_deposit')
    .selectAll()
    .where('contract_id', '=', contract)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map(depositOf);
}

/** What its client's bank said of it. `takenBack`: what was still in escrow of it when it was lost. */
export async function markDeposit(
  trx: Trx,
  id: string,
  state: 'disputed' | 'succeeded' | 'charged-back',
  takenBack: Minor = 0n,
): Promise<void> {
  await trx
    .updateTable('escrow_deposit')
    .set({ state, taken_back: takenBack })
    .where('id', '=', id)
    .execute();
}

/** A charge by its id, whosever it is. */
export async function findDeposit(db: Database | Trx, id: string): Promise<Deposit | null> {
  const row = await db.selectFrom('escrow_deposit').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? depositOf(row) : null;
}

/** Is it the id of a charge for a week or a payment? */
export async function isChargeId(trx: Trx, id: string): Promise<boolean> {
  const row = await trx.selectFrom('charge').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** What of a contract's charges is in escrow still. */
export function lotsOf(deposits: readonly Deposit[], standing: ReadonlyMap<string, string>): Lot[] {
  return deposits
    .filter(({ state }) => state === 'succeeded' || state === 'disputed')
    .filter(({ amount, released, refunded }) => released + refunded < amount)
    .map(({ booked, milestone, ...rest }) => ({
      ...rest,
      isFrozen: rest.state === 'disputed',
      id: booked.id,
      milestone: standing.get(booked.id) ?? milestone,
    }));
}

/** Charges whose answer is not known, in an order that changes with the time (as with a week's). */
export async function depositsAsked(db: Database, now: Instant, part: Part): Promise<AskedDeposit[]> {
  const { rows } = await asked(sql`order by md5(escrow_deposit.id || ':' || ${now}::bigint)
    limit ${part.limit} offset ${part.past}`).execute(db);
  return rows.map(askedOf);
}

export async function findAskedDeposit(db: Database, id: string): Promise<AskedDeposit | null> {
  const { rows } = await asked(sql`and escrow_deposit.id::text = ${id}`).execute(db);
  return rows[0] ? askedOf(rows[0]) : null;
}

function asked(which: ReturnType<typeof sql>) {
  return sql<AskedRow>`
    select escrow_deposit.*, contract.title, card.processor_ref as card_ref
    from escrow_deposit join contract on contract.id = contract_id
    join payment_method as card on card.id = payment_method_id
    where escrow_deposit.state = 'asked' ${which}`;
}

type Row = Selectable<EscrowTables['escrow_deposit']>;
type AskedRow = Row & { title: string; card_ref: string };

function askedOf(row: AskedRow): AskedDeposit {
  return { ...depositOf(row), title: row.title, cardRef: row.card_ref };
}

function depositOf(row: Row): Deposit {
  return {
    booked: {
      id: row.id,
      contract: row.contract_id,
      org: row.organisation_id,
      freelancer: row.freelancer_id,
      currency: row.currency,
    },
    milestone: row.milestone_id,
    amount: row.amount,
    clientFee: row.client_fee,
    freelancerFeePercent: row.freelancer_fee_percent,
    clientFeePercent: row.client_fee_percent,
    paymentMethod: row.payment_method_id,
    askedAt: Number(row.asked_at),
    by: row.by_person_id,
    state: row.state,
    answeredAt: row.answered_at === null ? null : Number(row.answered_at),
    declineCode: row.decline_code,
    released: row.released,
    refunded: row.refunded,
  };
}
