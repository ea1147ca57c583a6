import { parentPort } from 'node:worker_threads';
import writeXlsx, { type CellObject } from 'write-excel-file/node';

/** What a column holds. `hours`: seconds, shown as 6:40. `money`: a plain decimal. */
export interface ColumnForm {
  readonly title: string;
  readonly as: 'text' | 'whole' | 'hours' | 'money';
}

export interface Head {
  readonly title: string;
  readonly columns: readonly ColumnForm[];
}

/** One line. */
export type Cells = readonly (string | number | null)[];

const DAY_SECONDS = 86_400;
const EXACT_DIGITS = 15;
const WIDTHS: Partial<Record<ColumnForm['as'], number>> = { text: 24, money: 14 };

let head: Head | null = null;
const rows: Cells[] = [];

/** Told what the sheet is, then its lines, then that this was all: answers the workbook's bytes. */
parentPort?.on('message', (told: Head | readonly Cells[] | null) => {
  if (told === null) void write();
  else if ('columns' in told) head = told;
  else for (const cells of told) rows.push(cells);
});

async function write(): Promise<void> {
  if (head === null) throw new Error('a workbook of no sheet');
  const { title, columns } = head;
  const first = columns.map((column) => ({ ...textCell(column.title), fontWeight: 'bold' as const }));
  const body = rows.map((cells) => columns.map((column, place) => cellOf(column, cells[place] ?? null)));
  const bytes = await writeXlsx([first, ...body], {
    sheet: title,
    columns: columns.map((column) => ({ width: WIDTHS[column.as] ?? 12 })),
    stickyRowsCount: 1,
  }).toBuffer();
  parentPort?.postMessage(bytes);
}

function cellOf({ as }: ColumnForm, value: string | number | null): CellObject | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return as === 'money' ? moneyCell(value) : textCell(value);
  if (as === 'hours') return { value: value / DAY_SECONDS, type: Number, format: '[h]:mm' };
  return { value, type: Number, format: '0' };
}

/** A number with as many decimals as it was given; text where a spreadsheet's numbers would not hold every digit. */
function moneyCell(value: string): CellObject {
  const digits = value.split('.')[1]?.length ?? 0;
  if (value.replace(/\D/g, '').length > EXACT_DIGITS) return textCell(value);
  return { value: Number(value), type: Number, format: digits === 0 ? '0' : `0.${'0'.repeat(digits)}` };
}

/** ISO/IEC 29500 reads `_x000D_` in a text as the character of that number: one that is meant so says so. */
function textCell(value: string): CellObject {
  return { value: value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), type: String, format: '@' };
}
