import { Readable } from 'node:stream';
import { formatHours } from '@stint/core/duration';
import { stringify } from 'csv-stringify/sync';
import type { Column, Table } from './table.ts';

/**
 * A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it, row after row as it is read. What a
 * spreadsheet would take for a formula is written with an apostrophe before it (TH-W10); also behind a semicolon, a tab
 * or the end of a line, where one that cuts at those would begin a cell of its own.
 */
export function csvOf<Row>(table: Table<Row>): Readable {
  return Readable.from(textOf(table), { objectMode: false });
}

async function* textOf<Row>({ columns, rows }: Table<Row>): AsyncGenerator<Buffer> {
  yield Buffer.from(BYTE_ORDER_MARK + lines([columns.map(({ title }) => title)]));
  for await (const some of rows) {
    if (some.length === 0) continue;
    yield Buffer.from(lines(some.map((row) => columns.map((column) => cellOf(column, row)))));
  }
}

function lines(cells: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    cells.map((row) => row.map((cell) => (typeof cell === 'string' ? disarmed(cell) : cell))),
    { record_delimiter: 'windows', quoted_string: true, escape_formulas: true },
  );
}

/** Text in which no cell begins with a formula, whatever it is cut at. */
export function disarmed(text: string): string {
  return text.replace(AFTER_A_CUT, "$&'").replace(AT_THE_START, "'$&");
}

const FORMULA = '\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]';
const AFTER_A_CUT = new RegExp(`[;\\t\\n\\r](?=${FORMULA})`, 'gu');
const AT_THE_START = new RegExp(`^${FORMULA}`, 'u');

function cellOf<Row>({ as, of }: Column<Row>, row: Row): string | number | null {
  const value = of(row);
  return as === 'hours' && typeof value === 'number' ? formatHours(value) : value;
}

const BYTE_ORDER_MARK = '\uFEFF';
