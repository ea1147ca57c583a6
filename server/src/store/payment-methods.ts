import type { Instant } from '@stint/core/instant';
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
): Promise<(PaymentMethodRow & { readonly organisation: string }) | null> {
  const row = await db
    .selectFrom('payment_method')
    .select(['id', 'brand', 'last4', 'verified_at', 'organisation_id as organisation'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { verified_at: at, ...rest } = row;
  return { ...rest, verifiedAt: at === null ? null : Number(at) };
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
    .executeTakeFirst();
  if (!row) return null;
  const { verified_at: at, ...rest } = row;
  return { ...rest, verifiedAt: at === null ? null : Number(at) };
}

/** Keeps a card that the processor has verified at `at`. False when its id is taken. */
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

/** In the order in which they were added. */
export async function paymentMethodsOf(db: Database, organisation: string): Promise<PaymentMethodRow[]> {
  const rows = await db
    .selectFrom('payment_method')
    .select(['id', 'brand', 'last4', 'verified_at'])
    .where('organisation_id', '=', organisation)
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
