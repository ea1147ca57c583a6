import type { Instant } from '@stint/core/instant';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** Notes who did what to what. A deed that changes something notes it in its own transaction. */
export async function noteDeed(
  db: Database | Trx,
  row: { at: Instant; person: string | null; deed: string; object: string; detail?: object },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at: row.at,
      person_id: row.person,
      deed: row.deed,
      object: row.object,
      detail: JSON.stringify(row.detail ?? {}),
    })
    .execute();
}
