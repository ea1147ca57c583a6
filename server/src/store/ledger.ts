import type { Account, Entry, Posting } from '@stint/core/ledger';
import type { Currency, Minor } from '@stint/core/money';
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
  const { id, at, currency, says, postings } = entry;
  const booked = await trx
    .insertInto('ledger_entry')
    .values({ id, at, currency, says })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!booked) return false;
  if (postings.length === 0) return true;
  await trx
    .insertInto('ledger_posting')
    .values(
      postings.map(({ from, to, amount }, line) => ({
        entry_id: id,
        line,
        from_account: from,
        to_account: to,
        amount,
      })),
    )
    .execute();
  await moveBalances(trx, currency, postings);
  return true;
}

/** Has this event been booked? Asked where nobody else can book it meanwhile. */
export async function isBooked(trx: Trx, id: string): Promise<boolean> {
  const row = await trx.selectFrom('ledger_entry').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** What is in an account; nobody else moves it until the transaction ends. */
export async function lockBalance(trx: Trx, account: Account, currency: Currency): Promise<Minor> {
  const row = await trx
    .selectFrom('account_balance')
    .select('balance')
    .where('account', '=', account)
    .where('currency', '=', currency)
    .forUpdate()
    .executeTakeFirst();
  return row?.balance ?? 0n;
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

/** Always in the order of the accounts' names, so that two bookings never wait for each other. */
async function moveBalances(trx: Trx, currency: Currency, postings: readonly Posting[]): Promise<void> {
  const moves = new Map<string, Minor>();
  for (const { from, to, amount } of postings) {
    moves.set(from, (moves.get(from) ?? 0n) - amount);
    moves.set(to, (moves.get(to) ?? 0n) + amount);
  }
  await trx
    .insertInto('account_balance')
    .values(
      [...moves.keys()].sort().map((account) => ({ account, currency, balance: moves.get(account) ?? 0n })),
    )
    .onConflict((conflict) =>
      conflict.columns(['account', 'currency']).doUpdateSet((eb) => ({
        balance: eb('account_balance.balance', '+', eb.ref('excluded.balance')),
      })),
    )
    .execute();
}
