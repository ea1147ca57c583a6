import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { Books } from '../store/books.ts';
import { plainLine } from './chart.ts';

/** One row for each posting, RFC 4180. No cell can be taken for a formula by a spreadsheet. */
export async function* ledgerCsv(books: Books): AsyncGenerator<string> {
  yield rowOf(['number', 'at', 'entry', 'says', 'line', 'from', 'to', 'amount', 'currency']);
  for await (const { n, id, at, says, currency, postings } of books.entries()) {
    for (const [line, { from, to, amount }] of postings.entries()) {
      const ends = [from, to, formatMoney(amount, currency), currency];
      yield rowOf([String(n), formatInstant(at), id, says, String(line), ...ends]);
    }
  }
}

function rowOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const line = plainLine(text);
  const safe = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
