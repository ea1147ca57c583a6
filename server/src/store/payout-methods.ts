import { accounts } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import { type Selectable, sql } from 'kysely';
import type { BankAccount } from '../bank/account.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { readBalances } from './ledger.ts';
import type { Tables } from './schema.ts';

/** Where somebody is paid. */
export interface MethodRow {
  readonly id: string;
  readonly freelancer: string;
  readonly kind: 'processor' | 'bank';
  readonly holder: string;
  readonly account: BankAccount | null;
  readonly lastFour: string;
  readonly setAt: Instant;
  readonly effectiveAt: Instant;
  readonly stoppedAt: Instant | null;
  readonly returnedAt: Instant | null;
}

/** Every method that somebody ever set, the newest first. */
export async function methodsOf(db: Database | Trx, freelancer: string): Promise<MethodRow[]> {
  const rows = await db
    .selectFrom('payout_method')
    .selectAll()
    .where('freelancer_id', '=', freelancer)
    .orderBy('n', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(methodOf);
}

/** Of somebody to whom money is owed: that they have no method, none that waits even, or that one was sent back from. */
export async function methodMissing(
  db: Database,
  freelancer: string,
  now: Instant,
): Promise<'none' | 'returned' | null> {
  const own = [accounts.inReview, accounts.pending, accounts.available].map((place) => place(freelancer));
  if (!(await readBalances(db, own)).some(({ balance }) => balance > 0n)) return null;
  const methods = (await methodsOf(db, freelancer)).filter(({ stoppedAt }) => stoppedAt === null);
  if (methods.some(({ effectiveAt }) => effectiveAt > now)) return null;
  const method = inForceAt(methods, now);
  if (!method) return 'none';
  return method.returnedAt === null ? null : 'returned';
}

/** More than anybody sets, and the one in force among them: a stopped one takes no effect. */
const MOST = 100;

/** The one in force at `now`: the last whose wait is over and that was not stopped. */
export function inForceAt(methods: readonly MethodRow[], now: Instant): MethodRow | null {
  return methods.find(({ effectiveAt, stoppedAt }) => stoppedAt === null && effectiveAt <= now) ?? null;
}

export async function findMethod(db: Database | Trx, id: string): Promise<MethodRow | null> {
  const row = await db.selectFrom('payout_method').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? methodOf(row) : null;
}

/** One change of somebody's methods at a time. */
export async function lockMethods(trx: Trx, freelancer: string): Promise<void> {
  await sql`select from freelancer where person_id = ${freelancer} for no key update`.execute(trx);
}

/** With their methods locked. A change that still waits is replaced. False where the id is taken. */
export async function addMethod(
  trx: Trx,
  method: Omit<MethodRow, 'stoppedAt' | 'returnedAt'>,
): Promise<boolean> {
  const { id, freelancer, kind, holder, account, lastFour, setAt, effectiveAt } = method;
  const added = await sql`
    insert into payout_method (id, freelancer_id, n, kind, holder, account, last_four, set_at, effective_at)
    select ${id}, ${freelancer}, coalesce(max(n), 0) + 1, ${kind}, ${holder},
      ${account === null ? null : JSON.stringify(account)}::jsonb, ${lastFour}, ${setAt}, ${effectiveAt}
    from payout_method where freelancer_id = ${freelancer}
    on conflict (id) do nothing returning id`.execute(trx);
  if (added.rows.length === 0) return false;
  await trx
    .updateTable('payout_method')
    .set({ stopped_at: setAt })
    .where('freelancer_id', '=', freelancer)
    .where('id', '<>', id)
    .where('effective_at', '>', BigInt(setAt))
    .where('stopped_at', 'is', null)
    .execute();
  return true;
}

/** Stops one of somebody's that is not in force yet. False where there is none such. */
export async function stopMethod(
  trx: Trx,
  { id, freelancer }: { id: string; freelancer: string },
  now: Instant,
): Promise<boolean> {
  const stopped = await trx
    .updateTable('payout_method')
    .set({ stopped_at: now })
    .where('id', '=', id)
    .where('freelancer_id', '=', freelancer)
    .where('effective_at', '>', BigInt(now))
    .where('stopped_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return stopped !== undefined;
}

/** The bank sent something back that was sent there. */
export async function markReturned(trx: Trx, id: string, at: Instant): Promise<void> {
  await trx
    .updateTable('payout_method')
    .set({ returned_at: at })
    .where('id', '=', id)
    .where('returned_at', 'is', null)
    .execute();
}

function methodOf(row: Selectable<Tables['payout_method']>): MethodRow {
  const { id, kind, holder, account, last_four: lastFour } = row;
  return {
    id,
    freelancer: row.freelancer_id,
    kind,
    holder,
    account,
    lastFour,
    setAt: Number(row.set_at),
    effectiveAt: Number(row.effective_at),
    stoppedAt: row.stopped_at === null ? null : Number(row.stopped_at),
    returnedAt: row.returned_at === null ? null : Number(row.returned_at),
  };
}
