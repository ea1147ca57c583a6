import type { BookedWeek } from '@stint/core/bookings';
import type { BookedEscrow } from '@stint/core/escrow/entries';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import type { BookedPayment } from '@stint/core/payment-bookings';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ChargebackState, RefundTables, TakenFromPlace } from './refund-tables.ts';
import type { ChargeState } from './weeks.ts';

/** What a charge was for, and how it is booked. */
export type ChargedFor =
  | { readonly of: 'week'; readonly booked: BookedWeek }
  | { readonly of: 'payment'; readonly booked: BookedPayment }
  | { readonly of: 'deposit'; readonly booked: BookedEscrow };

/** A charge that its client's bank took back, by the processor's name for it. */
export interface ChargebackRow {
  readonly id: string;
  /** Null: of a deposit, which is its own charge. */
  readonly charge: string | null;
  readonly what: ChargedFor;
  readonly amount: Minor;
  readonly fee: Minor;
  readonly reason: string;
  /** Where the pay was. */
  readonly place: TakenFromPlace;
  readonly openedAt: Instant;
  readonly state: ChargebackState;
  readonly decidedAt: Instant | null;
}

/** A charge that went through, by the processor's name for it. */
export interface GoneThrough {
  /** Null: of a deposit. */
  readonly id: string | null;
  readonly what: ChargedFor;
  readonly title: string;
  /** What a payment is for, or the milestone's title; '' of a week. */
  readonly says: string;
  readonly state: ChargeState;
  readonly amount: Minor;
}

export async function chargeByRef(db: Database | Trx, ref: string): Promise<GoneThrough | null> {
  const { rows } = await sql<ThroughRow>`
    select charge.id, charge.organisation_id, charge.contract_id, charge.week, charge.payment_id, null::uuid as deposit_id,
      charge.state, charge.amount, charge.currency, contract.freelancer_id, contract.title, coalesce(payment.says, '') as says
    from charge join contract on contract.id = charge.contract_id left join payment on payment.id = charge.payment_id
    where charge.processor_ref = ${ref}
    union all
    select null, deposit.organisation_id, deposit.contract_id, null, null, deposit.id, deposit.state,
      deposit.amount + deposit.client_fee, deposit.currency, deposit.freelancer_id, contract.title, milestone.title
    from escrow_deposit as deposit join contract on contract.id = deposit.contract_id
    join milestone on milestone.contract_id = deposit.contract_id and milestone.id = deposit.milestone_id
    where deposit.processor_ref = ${ref}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { id, title, says, state, amount } = row;
  return { id, what: whatOf(row), title, says, state, amount };
}

interface WhatRow {
  organisation_id: string;
  contract_id: string;
  freelancer_id: string;
  currency: string;
  week: bigint | null;
  payment_id: string | null;
  deposit_id: string | null;
}

interface ThroughRow extends WhatRow {
  id: string | null;
  state: ChargeState;
  amount: bigint;
  title: string;
  says: string;
}

function whatOf(row: WhatRow): ChargedFor {
  const { organisation_id: org, contract_id: contract, freelancer_id: freelancer, currency } = row;
  const sides = { contract, org, freelancer, currency };
  if (row.payment_id !== null) return { of: 'payment', booked: { ...sides, id: row.payment_id } };
  if (row.deposit_id !== null) return { of: 'deposit', booked: { ...sides, id: row.deposit_id } };
  return { of: 'week', booked: { ...sides, week: Number(row.week) } };
}

/** Is any attempt's answer not known? What the processor speaks of may be that one. */
export async function someChargeIsAsked(db: Database): Promise<boolean> {
  const { rows } = await sql`
    select from charge where state = 'asked' union all select from escrow_deposit where state = 'asked' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Is one of the same charge not decided, beside this one? */
export async function isTakenBackBeside(
  trx: Trx,
  { id, charge, what }: Pick<ChargebackRow, 'id' | 'charge' | 'what'>,
): Promise<boolean> {
  const deposit = what.of === 'deposit' ? what.booked.id : null;
  const { rows } = await sql`
    select from chargeback where state = 'open' and id <> ${id}
      and (charge_id = ${charge}::uuid or deposit_id = ${deposit}::uuid) limit 1`.execute(trx);
  return rows.length > 0;
}

export async function findChargeback(trx: Trx, id: string): Promise<ChargebackRow | null> {
  const row = await trx.selectFrom('chargeback').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? chargebackOf(row) : null;
}

export async function addChargeback(
  trx: Trx,
  one: Omit<ChargebackRow, 'state' | 'decidedAt'>,
): Promise<void> {
  const { booked, of } = one.what;
  await trx
    .insertInto('chargeback')
    .values({
      id: one.id,
      charge_id: one.charge,
      organisation_id: booked.org,
      contract_id: booked.contract,
      week: of === 'week' ? one.what.booked.week : null,
      payment_id: of === 'payment' ? booked.id : null,
      deposit_id: of === 'deposit' ? booked.id : null,
      freelancer_id: booked.freelancer,
      currency: booked.currency,
      amount: one.amount,
      fee: one.fee,
      reason: one.reason,
      place: one.place,
      opened_at: one.openedAt,
      state: 'open',
    })
    .execute();
}

export async function decideChargeback(
  trx: Trx,
  id: string,
  { state, at }: { state: 'won' | 'lost'; at: Instant },
): Promise<void> {
  await trx.updateTable('chargeback').set({ state, decided_at: at }).where('id', '=', id).execute();
}

/** How a charge stands after what its bank said. */
export async function markCharge(
  trx: Trx,
  id: string,
  state: 'disputed' | 'succeeded' | 'charged-back',
): Promise<void> {
  await trx.updateTable('charge').set({ state }).where('id', '=', id).execute();
}

/** Of one week, in the order in which they came. */
export async function chargebacksOf(
  db: Database | Trx,
  { org, contract, week }: BookedWeek,
): Promise<ChargebackRow[]> {
  const rows = await db
    .selectFrom('chargeback')
    .selectAll()
    .where('organisation_id', '=', org)
    .where('contract_id', '=', contract)
    .where('week', '=', BigInt(week))
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map(chargebackOf);
}

/** With the names that an operator reads. */
export interface Named {
  readonly title: string;
  readonly client: string;
  readonly freelancer: string;
}

/** Those that are not decided, the oldest first; and those that were lost and are still owed. */
export async function openChargebacks(
  db: Database,
  limit: number,
): Promise<(ChargebackRow & Named & { readonly says: string })[]> {
  const { rows } = await sql<Selectable<RefundTables['chargeback']> & Named & { says: string }>`
    select chargeback.*, contract.title, organisation.name as client, person.name as freelancer,
      coalesce(payment.says, milestone.title, '') as says
    from chargeback join contract on contract.id = chargeback.contract_id
    join organisation on organisation.id = chargeback.organisation_id
    join person on person.id = chargeback.freelancer_id
    left join payment on payment.id = chargeback.payment_id
    left join payment_standing as standing on standing.payment_id = chargeback.payment_id
    left join escrow_deposit as deposit on deposit.id = chargeback.deposit_id
    left join milestone on milestone.contract_id = deposit.contract_id and milestone.id = deposit.milestone_id
    where chargeback.state = 'open' or (chargeback.state = 'lost' and (
      standing.state in ('owed', 'charging') or deposit.released > 0 or exists (
      select from debt where debt.organisation_id = chargeback.organisation_id and debt.contract_id = chargeback.contract_id
        and debt.week = chargeback.week and paid_at is null)))
    order by chargeback.state = 'lost', opened_at, chargeback.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...chargebackOf(row),
    title: row.title,
    client: row.client,
    freelancer: row.freelancer,
    says: row.says,
  }));
}

function chargebackOf(row: Selectable<RefundTables['chargeback']>): ChargebackRow {
  return {
    id: row.id,
    charge: row.charge_id,
    what: whatOf(row),
    amount: row.amount,
    fee: row.fee,
    reason: row.reason,
    place: row.place,
    openedAt: Number(row.opened_at),
    state: row.state,
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}
