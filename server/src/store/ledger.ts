import { type Account, balancesOf, type Entry, type Posting } from '@stint/core/ledger';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** An entry with its place in the order of booking. */
export interface NumberedEntry extends Entry {
  readonly n: number;
}

/** What is in one place, in one currency. */
export interface Balance {
  readonly account: Account;
  readonly currency: Currency;
  readonly balance: Minor;
}

/**
 * Books an entry with its postings and moves the balances, in the transaction that it is handed. Booking the same
 * event again changes nothing and answers false.
 */
export async function book(trx: Trx, entry: Entry): Promise<boolean> {
  return (await bookAll(trx, [entry])).has(entry.id);
}

/** The same of many at once. Answers the ids of those that were not booked before. */
export async function bookAll(trx: Trx, entries: readonly Entry[]): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set();
  const all = <Value>(value: (one: Entry) => Value): Value[] => entries.map(value);
  const { rows } = await sql<{ id: string }>`
    insert into ledger_entry (id, at, currency, says)
    select * from unnest(${all(({ id }) => id)}::text[], ${all(({ at }) => at)}::bigint[],
      ${all(({ currency }) => currency)}::text[], ${all(({ says }) => says)}::text[])
    on conflict do nothing returning id`.execute(trx);
  const booked = new Set(rows.map(({ id }) => id));
  const fresh = entries.filter(({ id }) => booked.has(id));
  await addPostings(trx, fresh);
  await moveBalances(trx, fresh);
  return booked;
}

async function addPostings(trx: Trx, entries: readonly Entry[]): Promise<void> {
  const lines = entries.flatMap(({ id, postings }) => postings.map((one, line) => ({ id, line, ...one })));
  if (lines.length === 0) return;
  const all = <Value>(value: (one: (typeof lines)[number]) => Value): Value[] => lines.map(value);
  await sql`
    insert into ledger_posting (entry_id, line, from_account, to_account, amount)
    select * from unnest(${all(({ id }) => id)}::text[], ${all(({ line }) => line)}::int[],
      ${all(({ from }) => from)}::text[], ${all(({ to }) => to)}::text[],
      ${all(({ amount }) => amount)}::bigint[])`.execute(trx);
}

/** Each balance once, always in the order of the accounts' names: two bookings never wait for each other. */
async function moveBalances(trx: Trx, entries: readonly Entry[]): Promise<void> {
  const rows = [...balancesOf(entries)]
    .flatMap(([currency, accounts]) =>
      [...accounts].map(([account, moved]) => ({ account, currency, moved })),
    )
    .sort((a, b) => compare(a.account, b.account) || compare(a.currency, b.currency));
  if (rows.length === 0) return;
  await sql`
    insert into account_balance (account, currency, balance)
    select * from unnest(${rows.map(({ account }) => account)}::text[],
      ${rows.map(({ currency }) => currency)}::text[], ${rows.map(({ moved }) => moved)}::bigint[])
    on conflict (account, currency) do update set balance = account_balance.balance + excluded.balance`.execute(
    trx,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Has this event been booked? Asked where nobody else can book it meanwhile. */
export async function isBooked(trx: Trx, id: string): Promise<boolean> {
  const row = await trx.selectFrom('ledger_entry').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Which of these entries have been booked. */
export async function bookedOf(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('ledger_entry')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What is in an account; nobody else moves it until the transaction ends. */
export async function lockBalance(trx: Trx, account: Account, currency: Currency): Promise<Minor> {
  const there = await lockRow(trx, account, currency);
  if (there) return there.balance;
  // Of an account that nothing came to yet there is no row to wait at; who came first may be making it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${account} ${currency}`}, 0))`.execute(trx);
  return (await lockRow(trx, account, currency))?.balance ?? 0n;
}

function lockRow(trx: Trx, account: Account, currency: Currency): Promise<{ balance: Minor } | undefined> {
  return trx
    .selectFrom('account_balance')
    .select('balance')
    .where('account', '=', account)
    .where('currency', '=', currency)
    .forUpdate()
    .executeTakeFirst();
}

/** By currency, then by account. Of these accounts, or of all. */
export async function readBalances(
  db: Database | Trx,
  accounts?: readonly Account[],
): Promise<readonly Balance[]> {
  const rows = await db
    .selectFrom('account_balance')
    .selectAll()
    .$if(accounts !== undefined, (query) => query.where('account', 'in', [...(accounts ?? [])]))
    .orderBy('currency')
    .orderBy('account')
    .execute();
  return rows.map((row) => ({ ...row, account: row.account as Account }));
}

/** Entries in the order of booking: those after number `after`, at most `limit`. */
export async function readEntries(
  db: Database | Trx,
  { after, limit }: { after: number; limit: number },
): Promise<NumberedEntry[]> {
  const entries = await db
    .selectFrom('ledger_entry')
    .select(ENTRY)
    .where('n', '>', BigInt(after))
    .orderBy('n')
    .limit(limit)
    .execute();
  return withPostings(db, entries);
}

/** Entries by their ids, in this order; those that there are not are left out. */
export async function entriesOf(db: Database | Trx, ids: readonly string[]): Promise<NumberedEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('ledger_entry')
    .select(ENTRY)
    .where('id', 'in', [...ids])
    .execute();
  const found = new Map((await withPostings(db, rows)).map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const ENTRY = ['id', 'n', 'at', 'currency', 'says'] as const;

interface EntryRow {
  readonly id: string;
  readonly n: bigint;
  readonly at: bigint;
  readonly currency: string;
  readonly says: string;
}

async function withPostings(db: Database | Trx, rows: readonly EntryRow[]): Promise<NumberedEntry[]> {
  const postings = await postingsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, n, at, currency, says }) => ({
    id,
    n: Number(n),
    at: Number(at),
    currency,
    says,
    postings: postings.get(id) ?? [],
  }));
}

async function postingsOf(
  db: Database | Trx,
  entries: readonly string[],
): Promise<ReadonlyMap<string, readonly Posting[]>> {
  const found = new Map<string, Posting[]>();
  if (entries.length === 0) return found;
  const rows = await db
    .selectFrom('ledger_posting')
    .selectAll()
    .where('entry_id', 'in', [...entries])
    .orderBy('entry_id')
    .orderBy('line')
    .execute();
  for (const { entry_id: id, from_account: from, to_account: to, amount } of rows) {
    const posting = { from: from as Account, to: to as Account, amount };
    found.set(id, [...(found.get(id) ?? []), posting]);
  }
  return found;
}
