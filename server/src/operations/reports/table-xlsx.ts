import { DAY_SECONDS } from '@stint/core/instant';
import writeXlsx, { type CellObject } from 'write-excel-file/node';
import type { Column } from './table.ts';

/** A table as a workbook of one sheet, with typed cells: what is text stays text, whatever it begins with (TH-W10). */
export function xlsxOf<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  const head = columns.map((column) => ({ ...textCell(column.title), fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map((column) => cellOf(column, column.of(row))));
  return writeXlsx([head, ...body], {
    sheet: title,
    columns: columns.map((column) => ({ width: WIDTHS[column.as] ?? 12 })),
    stickyRowsCount: 1,
  }).toBuffer();
}

const WIDTHS: Partial<Record<Column<unknown>['as'], number>> = { text: 24, money: 14 };

function cellOf<Row>({ as }: Column<Row>, value: string | number | null): CellObject | null {
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

const EXACT_DIGITS = 15;

/** ISO/IEC 29500 reads `_x000D_` in a text as the character of that number: one that is meant so says so. */
function textCell(value: string): CellObject {
  return { value: value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), type: String, format: '@' };
}
