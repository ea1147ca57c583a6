import type { BookedWeek, PayPlace } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ChargebackState, RefundTables } from './refund-tables.ts';
import type { ChargeState } from './weeks.ts';

/** A charge that its client's bank took back, by the processor's name for it. */
export interface ChargebackRow {
  readonly id: string;
  readonly charge: string;
  readonly booked: BookedWeek;
  readonly amount: Minor;
  readonly fee: Minor;
  readonly reason: string;
  /** Where the week's pay was. */
  readonly place: PayPlace;
  readonly openedAt: Instant;
  readonly state: ChargebackState;
  readonly decidedAt: Instant | null;
}

/** A charge that went through, by the processor's name for it. */
export interface GoneThrough {
  readonly id: string;
  readonly booked: BookedWeek;
  readonly title: string;
  readonly state: ChargeState;
  readonly amount: Minor;
}

export async function chargeByRef(db: Database | Trx, ref: string): Promise<GoneThrough | null> {
  const row = await db
    .selectFrom('charge')
    .innerJoin('contract', 'contract.id', 'charge.contract_id')
    .innerJoin('invoice', (join) =>
      join
        .onRef('invoice.organisation_id', '=', 'charge.organisation_id')
        .onRef('invoice.contract_id', '=', 'charge.contract_id')
        .onRef('invoice.week', '=', 'charge.week'),
    )
    .select(['charge.id', 'charge.organisation_id', 'charge.contract_id', 'charge.week', 'charge.state'])
    .select(['charge.amount', 'charge.currency', 'invoice.freelancer_id', 'contract.title'])
    .where('charge.processor_ref', '=', ref)
    .executeTakeFirst();
  if (!row) return null;
  const booked = {
    contract: row.contract_id,
    org: row.organisation_id,
    freelancer: row.freelancer_id,
    week: Number(row.week),
    currency: row.currency,
  };
  return { id: row.id, booked, title: row.title, state: row.state, amount: row.amount };
}

/** Is it the charge of a one-time payment, or of a milestone's deposit? */
export async function isOfNoWeek(db: Database, ref: string): Promise<boolean> {
  const { rows } = await sql`
    select from charge where processor_ref = ${ref} and payment_id is not null
    union all select from escrow_deposit where processor_ref = ${ref} limit 1`.execute(db);
  return rows.length > 0;
}

/** Is any attempt's answer not known? What the processor speaks of may be that one. */
export async function someChargeIsAsked(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('charge')
    .select('id')
    .where('state', '=', 'asked')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findChargeback(trx: Trx, id: string): Promise<ChargebackRow | null> {
  const row = await trx.selectFrom('chargeback').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? chargebackOf(row) : null;
}

export async function addChargeback(
  trx: Trx,
  one: Omit<ChargebackRow, 'state' | 'decidedAt'>,
): Promise<void> {
  const { booked } = one;
  await trx
    .insertInto('chargeback')
    .values({
      id: one.id,
      charge_id: one.charge,
      organisation_id: booked.org,
      contract_id: booked.contract,
      week: booked.week,
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
export async function openChargebacks(db: Database, limit: number): Promise<(ChargebackRow & Named)[]> {
  const { rows } = await sql<Selectable<RefundTables['chargeback']> & Named>`
    select chargeback.*, contract.title, organisation.name as client, person.name as freelancer
    from chargeback join contract on contract.id = chargeback.contract_id
    join organisation on organisation.id = chargeback.organisation_id
    join person on person.id = chargeback.freelancer_id
    where chargeback.state = 'open' or (chargeback.state = 'lost' and exists (
      select from debt where debt.organisation_id = chargeback.organisation_id and debt.contract_id = chargeback.contract_id
        and debt.week = chargeback.week and paid_at is null))
    order by chargeback.state = 'lost', opened_at, chargeback.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...chargebackOf(row),
    title: row.title,
    client: row.client,
    freelancer: row.freelancer,
  }));
}

function chargebackOf(row: Selectable<RefundTables['chargeback']>): ChargebackRow {
  return {
    id: row.id,
    charge: row.charge_id,
    booked: {
      contract: row.contract_id,
      org: row.organisation_id,
      freelancer: row.freelancer_id,
      week: Number(row.week),
      currency: row.currency,
    },
    amount: row.amount,
    fee: row.fee,
    reason: row.reason,
    place: row.place,
    openedAt: Number(row.opened_at),
    state: row.state,
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}
