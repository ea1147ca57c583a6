import type { Instant } from '@stint/core/instant';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { entriesOf, type NumberedEntry } from './ledger.ts';

export interface Seal {
  /** 1 for the first. */
  readonly seal: number;
  readonly at: Instant;
  readonly entries: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** One seal at a time, whoever makes it. */
const SEALING = 7_311_002;

/** At most so many entries in one seal. */
export const MOST_IN_A_SEAL = 1000;

/** The last seal; null: there is none. Nobody else seals until the transaction ends. */
export async function lockLastSeal(trx: Trx): Promise<Seal | null> {
  await sql`select pg_advisory_xact_lock(${SEALING})`.execute(trx);
  return lastSeal(trx);
}

export async function lastSeal(db: Database | Trx): Promise<Seal | null> {
  const row = await db
    .selectFrom('ledger_seal')
    .selectAll()
    .orderBy('seal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? sealOf(row) : null;
}

/** Whether anything waits to be sealed: what is booked and not under way any more. */
export async function sealsDue(db: Database): Promise<{ readonly after: number }[]> {
  const waiting = await unsealed(db, 1);
  return waiting.length === 0 ? [] : [{ after: (await lastSeal(db))?.seal ?? 0 }];
}

/** What waits to be sealed, in the order of booking. */
export async function entriesToSeal(trx: Trx): Promise<NumberedEntry[]> {
  return entriesOf(trx, await unsealed(trx, MOST_IN_A_SEAL));
}

export async function addSeal(trx: Trx, seal: Seal, entries: readonly string[]): Promise<void> {
  await trx
    .insertInto('ledger_seal')
    .values({ seal: seal.seal, at: seal.at, entries: entries.length, hash: seal.hash })
    .execute();
  await trx
    .insertInto('ledger_sealed')
    .values(entries.map((entry, place) => ({ seal: seal.seal, place, entry_id: entry })))
    .execute();
}

/** The seals after one, in their order. */
export async function sealsAfter(db: Database | Trx, after: number, limit: number): Promise<Seal[]> {
  const rows = await db
    .selectFrom('ledger_seal')
    .selectAll()
    .where('seal', '>', BigInt(after))
    .orderBy('seal')
    .limit(limit)
    .execute();
  return rows.map(sealOf);
}

/** The entries of a seal, in the order of their places. */
export async function entriesOfSeal(db: Database | Trx, seal: number): Promise<NumberedEntry[]> {
  const rows = await db
    .selectFrom('ledger_sealed')
    .select('entry_id')
    .where('seal', '=', BigInt(seal))
    .orderBy('place')
    .execute();
  return entriesOf(
    db,
    rows.map(({ entry_id: id }) => id),
  );
}

/** How many entries wait to be sealed. */
export async function countUnsealed(db: Database | Trx): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from ledger_entry where ${waits(await sealedTo(db))}`.execute(db);
  return Number(rows[0]?.count ?? 0n);
}

/**
 * Entries without a seal whose transaction is over, and with it all before it: none can come before them any more. In the
 * order of transactions, which is that of the seals: so all that waits comes after the last that was sealed, and is found
 * by its index.
 */
async function unsealed(db: Database | Trx, limit: number): Promise<string[]> {
  const to = await sealedTo(db);
  const over = sql`(xid < pg_snapshot_xmin(pg_current_snapshot()) or ${IS_OF_ANOTHER_CLUSTER})`;
  const order = to === 'elsewhere' ? sql`${IS_OF_ANOTHER_CLUSTER} desc, xid, n` : sql`xid, n`;
  const { rows } = await sql<{ id: string }>`
    select id from ledger_entry where ${over} and ${waits(to)} order by ${order} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The last sealed entry's transaction and number; null: nothing is sealed. */
type SealedTo = { readonly xid: string; readonly n: bigint } | null | 'elsewhere';

/**
 * An entry of a later transaction than any that there was is of another cluster: the books were moved here. Then the order
 * of transactions says nothing, all that has no seal is looked for, and what came along is sealed first; from the first
 * seal with an entry of this cluster on, its order holds.
 */
async function sealedTo(db: Database | Trx): Promise<SealedTo> {
  const { rows } = await sql<{ xid: string; n: bigint; elsewhere: boolean }>`
    select xid::text as xid, n, ${IS_OF_ANOTHER_CLUSTER} as elsewhere
    from ledger_sealed join ledger_entry on ledger_entry.id = ledger_sealed.entry_id
    where seal = (select max(seal) from ledger_seal) order by place desc limit 1`.execute(db);
  const [last] = rows;
  if (!last) return null;
  return last.elsewhere ? 'elsewhere' : { xid: last.xid, n: last.n };
}

const IS_OF_ANOTHER_CLUSTER: RawBuilder<boolean> = sql<boolean>`xid >= pg_snapshot_xmax(pg_current_snapshot())`;

function waits(to: SealedTo): RawBuilder<boolean> {
  const unsealedYet = sql<boolean>`not exists (select from ledger_sealed where entry_id = ledger_entry.id)`;
  if (to === null || to === 'elsewhere') return unsealedYet;
  // What came along from another cluster can have been sealed before its number was reached here.
  return sql<boolean>`(xid, n) > (${to.xid}::xid8, ${to.n}::bigint) and ${unsealedYet}`;
}

function sealOf(row: { seal: bigint; at: bigint; entries: number; hash: string }): Seal {
  return { seal: Number(row.seal), at: Number(row.at), entries: row.entries, hash: row.hash };
}
