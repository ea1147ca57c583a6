import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Gives the role that serves what it needs and no more: it reads and writes rows, of append-only tables it writes
 * new ones only, and it changes no table. Run as the owner after the migrations; running it again changes nothing.
 */
export async function grantApp(owner: Database, role = 'stint_app'): Promise<void> {
  const app = sql.id(role);
  await owner.transaction().execute(async (trx) => {
    await sql`revoke all on schema public from public`.execute(trx);
    await sql`grant usage on schema public to ${app}`.execute(trx);
    await sql`revoke all on all tables in schema public from ${app}`.execute(trx);
    for (const { name, kept } of await tables(owner)) {
      const rights = kept ? sql`select, insert` : sql`select, insert, update, delete`;
      await sql`grant ${rights} on table ${sql.id(name)} to ${app}`.execute(trx);
    }
  });
}

/** Every table of ours; `kept` where the migrations made it append-only. */
async function tables(owner: Database): Promise<{ name: string; kept: boolean }[]> {
  const { rows } = await sql<{ name: string; kept: boolean }>`
    select relname as name,
      exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'append_only') as kept
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely_%'
    order by relname`.execute(owner);
  return rows;
}
