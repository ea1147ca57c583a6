import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { OpenWeek } from './money.ts';

/** So much of what went wrong is kept. */
const LONGEST = 500;

/** A week that goes wrong: the others go on without it, and the operator sees it (`workLate`). Again: what was said last. */
export async function setAside(
  db: Database,
  open: OpenWeek,
  { at, says }: { at: Instant; says: string },
): Promise<void> {
  // A text of the database has no NUL; what went wrong may have been that.
  const kept = says.replaceAll('\0', '').slice(0, LONGEST);
  await sql`
    insert into week_set_aside (freelancer_id, contract_id, week, since, tried_at, tries, says)
    values (${open.freelancer}, ${open.contract}, ${open.week}, ${at}, ${at}, 1, ${kept})
    on conflict (freelancer_id, contract_id, week) do update
      set tried_at = excluded.tried_at, tries = week_set_aside.tries + 1, says = excluded.says`.execute(db);
}
