import type { Instant } from '@stint/core/instant';
import type { Sums } from '@stint/core/invoice';
import type { PaymentKind } from '@stint/core/payment';
import type { BookedPayment } from '@stint/core/payment-bookings';
import type { Week } from '@stint/core/week';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { PaymentState, PaymentTables } from './payment-tables.ts';
import type { ChargeState } from './weeks.ts';

/** What a client pays once (D4), or is invoiced for a milestone without escrow. It is never changed. */
export interface NewPayment {
  readonly booked: BookedPayment;
  readonly kind: PaymentKind;
  readonly sums: Sums;
  readonly says: string;
  readonly madeAt: Instant;
  readonly by: string;
  readonly milestone: string | null;
  /** The bonus request that it pays. */
  readonly request: { readonly week: Week; readonly n: number } | null;
}

/** A payment, and where it is. */
export interface Payment extends NewPayment {
  readonly title: string;
  readonly byName: string;
  readonly state: PaymentState;
  /** How often its cards were asked in turn. */
  readonly round: number;
  /** When it came to its state. */
  readonly since: Instant;
  /** A bank took a charge of it back for good. */
  readonly takenBack: boolean;
  /** When a bank last decided about a charge of it; null: it never took one back. */
  readonly decidedAt: Instant | null;
  /** The last attempt; null: there was none. */
  readonly last: LastCharge | null;
}

export interface LastCharge {
  readonly state: ChargeState;
  readonly at: Instant | null;
  readonly declineCode: string | null;
  readonly card: { readonly brand: string; readonly last4: string };
}

export async function addPayment(
  trx: Trx,
  one: NewPayment,
  standing: { state: 'open' | 'charging'; round: number },
): Promise<void> {
  const { booked, sums } = one;
  await trx
    .insertInto('payment')
    .values({
      id: booked.id,
      organisation_id: booked.org,
      contract_id: booked.contract,
      freelancer_id: booked.freelancer,
      kind: one.kind,
      currency: booked.currency,
      total: sums.total,
      freelancer_fee: sums.freelancerFee,
      net: sums.net,
      client_fee: sums.clientFee,
      client_total: sums.clientTotal,
      says: one.says,
      made_at: one.madeAt,
      by_person_id: one.by,
      milestone_id: one.milestone,
      request_week: one.request?.week ?? null,
      request_n: one.request?.n ?? null,
    })
    .execute();
  await trx
    .insertInto('payment_standing')
    .values({ payment_id: booked.id, ...standing, since: one.madeAt })
    .execute();
}

/** Whoever moves a payment has the freelancer's desk. */
export async function movePayment(
  trx: Trx,
  id: string,
  to: { state: PaymentState; round: number; since: Instant },
): Promise<void> {
  await trx.updateTable('payment_standing').set(to).where('payment_id', '=', id).execute();
}

/** A payment by its id, of whatever contract; null: there is none. */
export async function findPayment(db: Database | Trx, id: string): Promise<Payment | null> {
  const [payment] = await paymentsWhere(db, sql`payment.id = ${id}`);
  return payment ?? null;
}

/** A contract's payments, the newest first. */
export function paymentsOfContract(db: Database | Trx, contract: string, limit: number): Promise<Payment[]> {
  return paymentsWhere(
    db,
    sql`payment.contract_id = ${contract} order by made_at desc, payment.id limit ${limit}`,
  );
}

/** The same, of several contracts. */
export function paymentsOfContracts(
  db: Database,
  contracts: readonly string[],
  limit: number,
): Promise<Payment[]> {
  if (contracts.length === 0) return Promise.resolve([]);
  return paymentsWhere(
    db,
    sql`payment.contract_id = any (${[...contracts]}::uuid[]) order by made_at desc, payment.id limit ${limit}`,
  );
}

/** Of a contract, what is neither declined nor withdrawn: it pays what it is for, or may still. */
const LIVE = sql`standing.state not in ('declined', 'withdrawn')`;

/** The payment that a milestone, or a bonus request, has; null: it may be paid. */
export async function liveFor(
  trx: Trx,
  contract: string,
  what: { readonly milestone: string } | { readonly request: { week: Week; n: number } },
): Promise<Payment | null> {
  const which =
    'milestone' in what
      ? sql`milestone_id = ${what.milestone}`
      : sql`request_week = ${what.request.week} and request_n = ${what.request.n}`;
  const [payment] = await paymentsWhere(trx, sql`payment.contract_id = ${contract} and ${which} and ${LIVE}`);
  return payment ?? null;
}

/** How often a milestone was invoiced. */
export async function invoicedOf(trx: Trx, contract: string, milestone: string): Promise<number> {
  const { n } = await trx
    .selectFrom('payment')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('contract_id', '=', contract)
    .where('milestone_id', '=', milestone)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The same, of the same sum, that was made since then. */
export async function sameSince(
  trx: Trx,
  { booked, kind, sums }: Pick<NewPayment, 'booked' | 'kind' | 'sums'>,
  since: Instant,
): Promise<boolean> {
  const found = await paymentsWhere(
    trx,
    sql`payment.contract_id = ${booked.contract} and payment.kind = ${kind} and total = ${sums.total}
      and made_at > ${since} and ${LIVE} limit 1`,
  );
  return found.length > 0;
}

/** Payments of which something is so, each with where it is. */
export async function paymentsWhere(db: Database | Trx, which: RawBuilder<unknown>): Promise<Payment[]> {
  const { rows } = await sql<PaymentRow>`
    select payment.*, contract.title, person.name as by_name, standing.state, standing.round, standing.since,
      exists (select from charge where charge.payment_id = payment.id and state = 'charged-back') as taken_back,
      (select max(decided_at) from chargeback where chargeback.payment_id = payment.id) as decided_at,
      last.state as charge_state, last.answered_at, last.decline_code, last.brand, last.last4
    from payment join payment_standing as standing on standing.payment_id = payment.id
    join contract on contract.id = payment.contract_id
    join person on person.id = payment.by_person_id
    left join lateral (
      select charge.state, answered_at, decline_code, brand, last4 from charge
      join payment_method on payment_method.id = payment_method_id
      where charge.payment_id = payment.id order by attempt desc limit 1
    ) as last on true
    where ${which}`.execute(db);
  return rows.map(paymentOf);
}

type PaymentRow = Selectable<PaymentTables['payment']> &
  Pick<Selectable<PaymentTables['payment_standing']>, 'state' | 'round' | 'since'> & {
    title: string;
    by_name: string;
    taken_back: boolean;
    decided_at: bigint | null;
    charge_state: LastCharge['state'] | null;
    answered_at: bigint | null;
    decline_code: string | null;
    brand: string;
    last4: string;
  };

function paymentOf(row: PaymentRow): Payment {
  const { request_week: week, request_n: n, answered_at: at } = row;
  return {
    booked: bookedPayment(row),
    kind: row.kind,
    sums: {
      total: row.total,
      freelancerFee: row.freelancer_fee,
      net: row.net,
      clientFee: row.client_fee,
      clientTotal: row.client_total,
    },
    says: row.says,
    madeAt: Number(row.made_at),
    by: row.by_person_id,
    byName: row.by_name,
    milestone: row.milestone_id,
    request: week === null || n === null ? null : { week: Number(week), n },
    title: row.title,
    state: row.state,
    round: row.round,
    since: Number(row.since),
    takenBack: row.taken_back,
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    last: row.charge_state && {
      state: row.charge_state,
      at: at === null ? null : Number(at),
      declineCode: row.decline_code,
      card: { brand: row.brand, last4: row.last4 },
    },
  };
}

export function bookedPayment(row: {
  id: string;
  contract_id: string;
  organisation_id: string;
  freelancer_id: string;
  currency: string;
}): BookedPayment {
  const { id, contract_id: contract, organisation_id: org, freelancer_id: freelancer, currency } = row;
  return { id, contract, org, freelancer, currency };
}
