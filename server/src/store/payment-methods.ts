import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** A card as an organisation sees it: its number is with the processor alone. */
export interface PaymentMethodRow {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly verifiedAt: Instant | null;
}

/** A card by its id, whosever it is; null when there is none. */
export async function findPaymentMethod(
  db: Database | Trx,
  id: string,
): Promise<(PaymentMethodRow & { readonly organisation: string; readonly isRemoved: boolean }) | null> {
  const row = await db
    .selectFrom('payment_method')
    .select(['id', 'brand', 'last4', 'verified_at', 'removed_at', 'organisation_id as organisation'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { verified_at: at, removed_at: removed, ...rest } = row;
  return { ...rest, verifiedAt: at === null ? null : Number(at), isRemoved: removed !== null };
}

/** A card of an organisation by the processor's name for it; nobody else adds one to it until the transaction ends. */
export async function findByProcessorRef(
  trx: Trx,
  { organisation, processorRef }: { organisation: string; processorRef: string },
): Promise<PaymentMethodRow | null> {
  await trx.selectFrom('organisation').select('id').where('id', '=', organisation).forNoKeyUpdate().execute();
  const row = await trx
    .selectFrom('payment_method')
    .select(['id', 'brand', 'last4', 'verified_at'])
    .where('organisation_id', '=', organisation)
    .where('processor_ref', '=', processorRef)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { verified_at: at, ...rest } = row;
  return { ...rest, verifiedAt: at === null ? null : Number(at) };
}

/** Keeps a card that the processor has verified at `at`, as the last that is charged. False when its id is taken. */
export async function addPaymentMethod(
  trx: Trx,
  method: {
    id: string;
    organisation: string;
    processorRef: string;
    brand: string;
    last4: string;
    at: Instant;
  },
): Promise<boolean> {
  const { id, organisation, processorRef, brand, last4, at } = method;
  const added = await trx
    .insertInto('payment_method')
    .values({
      id,
      organisation_id: organisation,
      place: sql<number>`(select coalesce(max(place), 0) + 1 from payment_method where organisation_id = ${organisation})`,
      processor_ref: processorRef,
      brand,
      last4,
      created_at: at,
      verified_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** In the order in which they are charged. */
export async function paymentMethodsOf(db: Database, organisation: string): Promise<PaymentMethodRow[]> {
  const rows = await db
    .selectFrom('payment_method')
    .select(['id', 'brand', 'last4', 'verified_at'])
    .where('organisation_id', '=', organisation)
    .where('removed_at', 'is', null)
    .orderBy('place')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ verified_at: at, ...row }) => ({ ...row, verifiedAt: at === null ? null : Number(at) }));
}

/** The contracts of an organisation, whose pages show its card. */
export async function contractsOfOrganisation(db: Database, organisation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contract')
    .select('id')
    .where('organisation_id', '=', organisation)
    .execute();
  return rows.map(({ id }) => id);
}

/** The same, and nobody adds, removes or moves one until the transaction ends. */
export async function lockPaymentMethods(trx: Trx, organisation: string): Promise<string[]> {
  await trx.selectFrom('organisation').select('id').where('id', '=', organisation).forNoKeyUpdate().execute();
  const rows = await trx
    .selectFrom('payment_method')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function placePaymentMethods(trx: Trx, order: readonly string[]): Promise<void> {
  await sql`
    update payment_method set place = ordered.place
    from unnest(${[...order]}::uuid[]) with ordinality as ordered (id, place)
    where payment_method.id = ordered.id`.execute(trx);
}

/** It is charged no more; what was paid with it says so still. */
export async function takeOutPaymentMethod(trx: Trx, id: string, at: Instant): Promise<void> {
  await trx.updateTable('payment_method').set({ removed_at: at }).where('id', '=', id).execute();
}

/** Has it contracts that have not ended? */
export async function runsContracts(trx: Trx, organisation: string): Promise<boolean> {
  const { rows } = await sql`
    select from contract where organisation_id = ${organisation} and not exists (
      select from contract_standing where contract_id = contract.id and what = 'ended') limit 1`.execute(trx);
  return rows.length > 0;
}
