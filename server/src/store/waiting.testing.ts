import { sql } from 'kysely';
import { expect } from 'vitest';
import type { MovableClock } from '../time.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/**
 * Does a deed while somebody else has the lock that it needs; a minute passes while it waits. `then`: what else that one does
 * meanwhile. Where the deed has already what that needs, neither can go on, and the database says so.
 */
export async function whileLocked<Answer>(
  { db, movable }: { readonly db: Database; readonly movable: MovableClock },
  lock: (trx: Trx) => Promise<unknown>,
  deed: () => Promise<Answer>,
  then: (trx: Trx) => Promise<unknown> = async () => {},
): Promise<Answer> {
  const held = Promise.withResolvers<void>();
  const enough = Promise.withResolvers<void>();
  const other = db.transaction().execute(async (trx) => {
    await lock(trx);
    held.resolve();
    await enough.promise;
    await then(trx);
  });
  await held.promise;
  const answer = deed();
  try {
    await expect.poll(() => waiters(db), { timeout: 20_000 }).toBe(1);
    movable.moveTo(movable.now() + 60);
  } finally {
    enough.resolve();
    await other;
  }
  return answer;
}

async function waiters(db: Database): Promise<number> {
  const { rows } = await sql<{ waits: number }>`
    select count(*)::int as waits from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waits ?? 0;
}
