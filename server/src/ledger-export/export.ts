import { type Books, openBooks } from '../store/books.ts';
import type { Database } from '../store/database.ts';
import { beancountLedger } from './beancount.ts';
import { ledgerCsv } from './csv.ts';
import { hledgerJournal } from './hledger.ts';

const FORMATS = {
  hledger: hledgerJournal,
  beancount: beancountLedger,
  csv: ledgerCsv,
} as const satisfies Record<string, (books: Books) => AsyncGenerator<string>>;

export type LedgerFormat = keyof typeof FORMATS;

export function isLedgerFormat(text: string): text is LedgerFormat {
  return Object.hasOwn(FORMATS, text);
}

/** The books in a form that bookkeeping programs read, piece by piece, as they were when it began. */
export async function* exportLedger(db: Database, format: LedgerFormat): AsyncGenerator<string> {
  const books = await openBooks(db);
  try {
    yield* FORMATS[format](books);
  } finally {
    await books.close();
  }
}
