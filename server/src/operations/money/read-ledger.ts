import { formatDay, formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { readLedger as route } from '@stint/wire/books';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { type NumberedEntry, readEntries } from '../../store/ledger.ts';
import { aboutEntries, type EntryAbout } from '../../store/traces.ts';

type Page = Answer<typeof route>;

/** The books in the order of booking: the entries after number `after`; `next` is null on the last page. */
export async function readLedger(house: House, page: { after: number; limit: number }): Promise<Page> {
  const entries = await readEntries(house.db, { after: page.after, limit: page.limit + 1 });
  const shown = entries.slice(0, page.limit);
  const next = entries.length > shown.length ? (shown.at(-1)?.n ?? null) : null;
  return { entries: await entryLetters(house, shown), next };
}

/** Entries with what each is about. */
export async function entryLetters(
  house: House,
  entries: readonly NumberedEntry[],
): Promise<Page['entries']> {
  const about = await aboutEntries(
    house.db,
    entries.map(({ id }) => id),
  );
  return entries.map((entry) => {
    return { ...entryLetter(entry), about: aboutLetter(about.get(entry.id)) };
  });
}

function aboutLetter(of: EntryAbout | undefined): Page['entries'][number]['about'] {
  if (!of) return null;
  const { contract } = of;
  if (of.what === 'week') return { what: 'week', contract, week: formatDay(of.week) };
  if (of.what === 'payment') return { what: 'payment', contract, payment: of.id };
  return { what: 'milestone', contract, milestone: of.id };
}

function entryLetter({
  id,
  at,
  currency,
  says,
  postings,
}: NumberedEntry): Omit<Page['entries'][number], 'about'> {
  return {
    id,
    at: formatInstant(at),
    currency,
    says,
    postings: postings.map(({ from, to, amount }) => ({ from, to, amount: formatMoney(amount, currency) })),
  };
}
