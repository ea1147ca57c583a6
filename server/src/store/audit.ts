import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** Who did what to what. `person` null: the house, because of the time. */
interface Deed {
  readonly at: Instant;
  readonly person: string | null;
  readonly deed: string;
  readonly object: string;
  readonly detail?: object;
}

/** Notes who did what to what. A deed that changes something notes it in its own transaction. */
export async function noteDeed(db: Database | Trx, row: Deed): Promise<void> {
  await noteDeeds(db, [row]);
}

/** The same of many at once. */
export async function noteDeeds(db: Database | Trx, rows: readonly Deed[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into audit (at, person_id, deed, object, detail)
    select * from unnest(${rows.map(({ at }) => at)}::bigint[], ${rows.map(({ person }) => person)}::uuid[],
      ${rows.map(({ deed }) => deed)}::text[], ${rows.map(({ object }) => object)}::text[],
      ${rows.map(({ detail }) => JSON.stringify(detail ?? {}))}::jsonb[])`.execute(db);
}
