import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { readLedger as route } from '@stint/wire/books';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { type NumberedEntry, readEntries } from '../../store/ledger.ts';

type Page = Answer<typeof route>;

/** The books in the order of booking: the entries after number `after`; `next` is null on the last page. */
export async function readLedger(house: House, page: { after: number; limit: number }): Promise<Page> {
  const entries = await readEntries(house.db, { after: page.after, limit: page.limit + 1 });
  const shown = entries.slice(0, page.limit);
  const next = entries.length > shown.length ? (shown.at(-1)?.n ?? null) : null;
  return { entries: shown.map(entryLetter), next };
}

export function entryLetter({ id, at, currency, says, postings }: NumberedEntry): Page['entries'][number] {
  return {
    id,
    at: formatInstant(at),
    currency,
    says,
    postings: postings.map(({ from, to, amount }) => ({ from, to, amount: formatMoney(amount, currency) })),
  };
}
