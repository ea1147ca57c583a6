import type { Transaction } from 'kysely';
import type { Tables } from './schema.ts';

export type Trx = Transaction<Tables>;

/**
 * Locks a freelancer's desk until the transaction ends. Everybody who changes that freelancer's time takes it
 * first: uploads, corrections, the closing of a week. So each sees what the one before it wrote.
 */
export async function lockDesk(trx: Trx, freelancer: string): Promise<void> {
  await trx
    .selectFrom('freelancer')
    .select('person_id')
    .where('person_id', '=', freelancer)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}
