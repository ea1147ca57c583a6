import type { Instant } from '@stint/core/instant';
import type { Database } from './database.ts';

/** Where a freelancer's money goes at the processor; null: nowhere yet. */
export async function findAccount(db: Database, freelancer: string): Promise<string | null> {
  const row = await db
    .selectFrom('processor_account')
    .select('processor_ref')
    .where('freelancer_id', '=', freelancer)
    .executeTakeFirst();
  return row?.processor_ref ?? null;
}

/** Keeps it. Who was first stays: answers the one that is kept. */
export async function keepAccount(
  db: Database,
  { freelancer, processorRef, at }: { freelancer: string; processorRef: string; at: Instant },
): Promise<string> {
  await db
    .insertInto('processor_account')
    .values({ freelancer_id: freelancer, processor_ref: processorRef, opened_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await findAccount(db, freelancer);
  if (kept === null) throw new Error('an account that was kept is not there');
  return kept;
}
