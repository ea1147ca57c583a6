import { writeWorkbook } from '../../outside/workbook/write-workbook.ts';
import type { Column } from './table.ts';

/** A table as a workbook of one sheet, with typed cells: what is text stays text, whatever it begins with (TH-W10). */
export function xlsxOf<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const forms = columns.map((column) => ({ title: column.title, as: column.as }));
  return writeWorkbook(
    title,
    forms,
    rows.map((row) => columns.map((column) => column.of(row))),
  );
}
