import type { Instant } from '@stint/core/instant';
import type { Trx } from './desk.ts';

/** Writes who did what to what, in the deed's own transaction. */
export async function audit(
  trx: Trx,
  row: { at: Instant; person: string | null; deed: string; object: string; detail?: object },
): Promise<void> {
  await trx
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
