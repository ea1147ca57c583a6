import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The e-mails of everybody, as they were written. */
export async function everyEmail(db: Database): Promise<string[]> {
  return (await db.selectFrom('person').select('email').execute()).map(({ email }) => email);
}

export async function wasDone(db: Database, deed: string): Promise<boolean> {
  const row = await db.selectFrom('audit').select('n').where('deed', '=', deed).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The house's time at its last deed; null where nothing was done yet. */
export async function lastInstant(db: Database): Promise<Instant | null> {
  const deed = await db.selectFrom('audit').select('at').orderBy('n', 'desc').limit(1).executeTakeFirst();
  const entry = await db
    .selectFrom('ledger_entry')
    .select('at')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = Math.max(Number(deed?.at ?? -1), Number(entry?.at ?? -1));
  return last < 0 ? null : last;
}

/** Removes all tables of a house and what is in them. Run as the owner, and only where nothing real can be. */
export async function removeEverything(owner: Database): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    await sql`drop schema public cascade`.execute(trx);
    await sql`create schema public`.execute(trx);
  });
}

/** The major version of the PostgreSQL that answers. */
export async function serverMajor(db: Database): Promise<number> {
  const { rows } = await sql<{ server_version_num: string }>`show server_version_num`.execute(db);
  return Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000);
}
