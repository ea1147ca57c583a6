import type { Instant } from '@stint/core/instant';
import type { Account } from '@stint/core/ledger';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { type Balance, type NumberedEntry, readBalances, readEntries } from './ledger.ts';

/** The whole ledger as it was at one moment, whatever is booked while it is read. */
export interface Books {
  /** By currency, then by account. */
  readonly balances: readonly Balance[];
  /** The person or organisation that an account is of, where it is somebody's. */
  readonly names: ReadonlyMap<Account, string>;
  /** The instants of the first and the last entry in time; null where there is none. */
  readonly span: { readonly first: Instant; readonly last: Instant } | null;
  /** In the order of booking. Once. */
  entries(): AsyncIterable<NumberedEntry>;
}

const PAGE = 1000;

/** Opens the books for reading; `close` them. */
export async function openBooks(db: Database): Promise<Books & { close(): Promise<void> }> {
  const trx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  const balances = await readBalances(trx);
  return {
    balances,
    names: await namesOf(trx, new Set(balances.map(({ account }) => account))),
    span: await spanOf(trx),
    entries: () => pages(trx),
    close: async () => {
      await trx.rollback().execute();
    },
  };
}

async function* pages(trx: Trx): AsyncGenerator<NumberedEntry> {
  for (let after = 0; ; ) {
    const page = await readEntries(trx, { after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.n;
  }
}

async function spanOf(trx: Trx): Promise<Books['span']> {
  const { rows } = await sql<{ first: bigint | null; last: bigint | null }>`
    select min(at) as first, max(at) as last from ledger_entry`.execute(trx);
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? null : { first: Number(first), last: Number(last) };
}

/** An account of somebody's carries the id of a person or an organisation. */
async function namesOf(trx: Trx, accounts: ReadonlySet<Account>): Promise<Map<Account, string>> {
  const ids = new Map([...accounts].map((account) => [account, idIn(account)]));
  const wanted = [...new Set(ids.values())].filter((id) => id !== null);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${wanted}::uuid[])
    union all select id, name from organisation where id = any(${wanted}::uuid[])`.execute(trx);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return new Map(
    [...ids].flatMap(([account, id]) => {
      const name = id === null ? undefined : names.get(id);
      return name === undefined ? [] : [[account, name]];
    }),
  );
}

function idIn(account: Account): string | null {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(account)?.[0] ?? null;
}
