import type { Instant } from '@stint/core/instant';
import { PAYMENT_HOLD_SECONDS } from '@stint/core/payment';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Part } from './part.ts';
import { type Payment, paymentsWhere } from './payments.ts';

/** Payments whose hold is over. */
export function paymentsToRelease(db: Database, now: Instant, part: Part): Promise<Payment[]> {
  return paymentsWhere(
    db,
    sql`standing.state = 'held' and last.state = 'succeeded' and since <= ${now - PAYMENT_HOLD_SECONDS}
      order by since, payment.id limit ${part.limit} offset ${part.past}`,
  );
}

/** The next end of a hold after `after`. */
export async function nextPaymentRelease(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('payment_standing')
    .select(({ fn }) => fn.min('since').as('since'))
    .where('state', '=', 'held')
    .where('since', '>', BigInt(after - PAYMENT_HOLD_SECONDS))
    .executeTakeFirst();
  return typeof row?.since === 'bigint' ? Number(row.since) + PAYMENT_HOLD_SECONDS : null;
}
