import type { Instant } from './instant.ts';
import type { Currency, Minor } from './money.ts';

/** The name of a place where money can be. `bookings.ts` alone makes them. */
export type Account = string & { readonly account: unique symbol };

/** Money that moves from one place to another. It has two ends, so it cannot be unbalanced. */
export interface Posting {
  readonly from: Account;
  readonly to: Account;
  /** Minor units, above 0. */
  readonly amount: Minor;
}

/** One event in the books. Its id is the event's natural key, so that booking it twice books it once. */
export interface Entry {
  readonly id: string;
  readonly at: Instant;
  readonly currency: Currency;
  /** What happened, for a reader of the books. */
  readonly says: string;
  readonly postings: readonly Posting[];
}

/** By currency, then by account: what came in less what went out. Each currency adds up to 0. */
export type Balances = ReadonlyMap<Currency, ReadonlyMap<Account, Minor>>;

export function balancesOf(entries: Iterable<Entry>): Balances {
  const books = new Map<Currency, Map<Account, Minor>>();
  for (const { currency, postings } of entries) {
    const accounts = books.get(currency) ?? new Map<Account, Minor>();
    books.set(currency, accounts);
    for (const { from, to, amount } of postings) {
      accounts.set(from, (accounts.get(from) ?? 0n) - amount);
      accounts.set(to, (accounts.get(to) ?? 0n) + amount);
    }
  }
  return books;
}
