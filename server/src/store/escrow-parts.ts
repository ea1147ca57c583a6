import type { BookedEscrow } from '@stint/core/escrow/entries';
import type { Part as LotPart } from '@stint/core/escrow/lot';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Deposit } from './deposits.ts';
import type { Trx } from './desk.ts';
import type { EscrowCause, EscrowTables } from './escrow-tables.ts';
import type { Part } from './part.ts';

/** What became of a part of a contract's money in escrow. */
export interface EscrowPart extends Omit<LotPart, 'lot'> {
  readonly id: string;
  readonly deed: string;
  readonly deposit: string;
  readonly at: Instant;
  /** Null: time did it. */
  readonly by: string | null;
  readonly cause: EscrowCause;
  readonly state: EscrowTables['escrow_part']['state'];
  readonly answeredAt: Instant | null;
}

/** Writes parts of one deed and moves what is left of their deposits. Asked with the contract locked. */
export async function addParts(
  trx: Trx,
  contract: string,
  parts: readonly (LotPart & { readonly id: string })[],
  deed: { id: string; at: Instant; by: string | null; cause: EscrowCause },
): Promise<void> {
  const { n } = await trx
    .selectFrom('escrow_part')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('contract_id', '=', contract)
    .executeTakeFirstOrThrow();
  for (const [place, part] of parts.entries()) {
    await trx
      .insertInto('escrow_part')
      .values({
        contract_id: contract,
        id: part.id,
        n: Number(n) + place,
        deed_id: deed.id,
        deposit_id: part.lot,
        milestone_id: part.milestone,
        kind: part.kind,
        to_milestone_id: part.to,
        amount: part.amount,
        freelancer_fee: part.freelancerFee,
        net: part.net,
        client_fee: part.clientFee,
        at: deed.at,
        by_person_id: deed.by,
        cause: deed.cause,
        state: FIRST[part.kind],
      })
      .execute();
    if (part.kind === 'moved') continue;
    await trx
      .updateTable('escrow_deposit')
      .set((eb) => ({ [part.kind as 'released']: eb(part.kind as 'released', '+', part.amount) }))
      .where('id', '=', part.lot)
      .execute();
  }
}

const FIRST = { released: 'held', refunded: 'asked', moved: 'moved' } as const;

/** In the order in which they happened. */
export async function partsOf(db: Database | Trx, contract: string): Promise<EscrowPart[]> {
  const rows = await db
    .selectFrom('escrow_part')
    .selectAll()
    .where('contract_id', '=', contract)
    .orderBy('n')
    .execute();
  return rows.map(partOf);
}

/** The names of people, by their ids. */
export async function namesOf(db: Database, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...people])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Behind which milestone what is left of each deposit stands: the last that it was put behind. */
export function standingOf(parts: readonly EscrowPart[]): ReadonlyMap<string, string> {
  return new Map(parts.flatMap(({ deposit, to }) => (to === null ? [] : [[deposit, to] as const])));
}

/** A part whose money has a way to go. */
export interface PartDue {
  readonly booked: BookedEscrow;
  readonly title: string;
  readonly milestone: string;
  readonly net: Minor;
  /** What the client gets back: with its part of the fee. */
  readonly clientTotal: Minor;
  readonly at: Instant;
  /** The charge that it came by. */
  readonly chargeRef: string;
  /** How often it was sent, this time counted. */
  readonly attempt: number;
  /** Not while the client's bank has taken it back, or for good. */
  readonly isPaid: boolean;
  /** When the bank gave it back; null: it never took it. */
  readonly givenBackAt: Instant | null;
}

/** What was released at `until` or before and is held still, the first first. */
export async function partsToRelease(db: Database, until: Instant, part: Part): Promise<PartDue[]> {
  const { rows } = await due(sql`part.state = 'held' and deposit.state = 'succeeded' and part.at <= ${until}
    order by part.at, part.id limit ${part.limit} offset ${part.past}`).execute(db);
  return rows.map(dueOf);
}

/** What is to be sent back to the card, in an order that changes with the time. */
export async function partsToSend(db: Database, now: Instant, part: Part): Promise<PartDue[]> {
  const { rows } =
    await due(sql`part.state = 'asked' and deposit.state = 'succeeded' order by md5(part.id || ':' || ${now}::bigint)
    limit ${part.limit} offset ${part.past}`).execute(db);
  return rows.map(dueOf);
}

export async function findPartToSend(db: Database, id: string): Promise<PartDue | null> {
  const { rows } = await due(sql`part.state = 'asked' and part.id::text = ${id}`).execute(db);
  return rows[0] ? dueOf(rows[0]) : null;
}

/** A part whose hold may be over, as it is under the contract's lock. */
export async function findHeldPart(trx: Trx, id: string): Promise<PartDue | null> {
  const { rows } = await due(sql`part.state = 'held' and part.id = ${id}`).execute(trx);
  return rows[0] ? dueOf(rows[0]) : null;
}

/** The charge was taken back for good: what was to go back to its card is owed less instead. */
export async function creditParts(trx: Trx, deposit: string, at: Instant): Promise<void> {
  await trx
    .updateTable('escrow_part')
    .set({ state: 'declined', answered_at: at, decline_code: 'charged_back' })
    .where('deposit_id', '=', deposit)
    .where('state', '=', 'asked')
    .execute();
}

/** The last step of a part's way. False when somebody else has written it. */
export async function arrivePart(
  trx: Trx,
  id: string,
  from: 'held' | 'asked',
  to: {
    state: 'available' | 'sent' | 'declined';
    at: Instant;
    processorRef?: string | null;
    declineCode?: string | null;
  },
): Promise<boolean> {
  const { state, at, processorRef = null, declineCode = null } = to;
  const done = await trx
    .updateTable('escrow_part')
    .set({ state, answered_at: at, processor_ref: processorRef, decline_code: declineCode })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

function due(which: ReturnType<typeof sql>) {
  return sql<DueRow>`
    select part.*, contract.title, milestone.title as milestone_title, deposit.organisation_id, deposit.freelancer_id,
      deposit.currency, deposit.processor_ref as charge_ref, deposit.state as charge_state, (
        select max(decided_at) from chargeback where chargeback.deposit_id = deposit.id) as decided_at
    from escrow_part as part join escrow_deposit as deposit on deposit.id = part.deposit_id
    join contract on contract.id = part.contract_id
    join milestone on milestone.contract_id = part.contract_id and milestone.id = part.milestone_id
    where ${which}`;
}

type Row = Selectable<EscrowTables['escrow_part']>;
interface DueRow extends Row {
  title: string;
  milestone_title: string;
  organisation_id: string;
  freelancer_id: string;
  currency: string;
  charge_ref: string | null;
  charge_state: Deposit['state'];
  decided_at: bigint | null;
}

function dueOf(row: DueRow): PartDue {
  const { id, contract_id: contract, organisation_id: org, freelancer_id: freelancer, currency } = row;
  return {
    booked: { id, contract, org, freelancer, currency },
    title: row.title,
    milestone: row.milestone_title,
    net: row.net,
    clientTotal: row.amount + row.client_fee,
    at: Number(row.at),
    chargeRef: row.charge_ref ?? '',
    attempt: row.attempt,
    isPaid: row.charge_state === 'succeeded',
    givenBackAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}

function partOf(row: Row): EscrowPart {
  return {
    id: row.id,
    deed: row.deed_id,
    deposit: row.deposit_id,
    milestone: row.milestone_id,
    kind: row.kind,
    to: row.to_milestone_id,
    amount: row.amount,
    freelancerFee: row.freelancer_fee,
    net: row.net,
    clientFee: row.client_fee,
    at: Number(row.at),
    by: row.by_person_id,
    cause: row.cause,
    state: row.state,
    answeredAt: row.answered_at === null ? null : Number(row.answered_at),
  };
}
