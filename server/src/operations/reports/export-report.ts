import { Readable } from 'node:stream';
import { entryLetter } from '@stint/wire/entry';
import { LIMITS } from '@stint/wire/limits';
import type { ReportExport, ReportQuery } from '@stint/wire/reports';
import type { z } from 'zod';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type Found, findReport, foundReport } from './read-report.ts';
import { contractLetter } from './report-letter.ts';
import { rowTable } from './row-table.ts';
import { type SegmentLine, segmentLines, segmentTable } from './segment-table.ts';
import type { Table } from './table.ts';
import { csvOf } from './table-csv.ts';
import { xlsxOf } from './table-xlsx.ts';
import { timesheetOf } from './timesheet.ts';
import { timesheetPdf } from './timesheet-pdf.ts';

export type FileForm = z.output<z.ZodObject<typeof ReportExport>>;

/** A file to keep. `bytes`: null where it is written as it is read. */
export interface ReportFile {
  readonly stream: Readable;
  readonly bytes: number | null;
  readonly type: string;
  readonly name: string;
}

/** A report to keep. Refusals: those of `findReport`, and `report-too-long` for a file that cannot be written in pieces. */
export async function exportReport(
  house: House,
  actor: Actor,
  query: ReportQuery,
  form: FileForm,
): Promise<ReportFile | Refusal> {
  const found = await findReport(house, actor, query);
  return isRefusal(found) ? found : exportFound(house, found, form, { name: null, by: actor.name });
}

/** What was found, to keep. Refusal: `report-too-long`. */
export async function exportFound(
  house: House,
  found: Found,
  form: FileForm,
  whose: { name: string | null; by: string },
): Promise<ReportFile | Refusal> {
  const bytes = await bytesOf(house, found, form, whose);
  if (isRefusal(bytes)) return bytes;
  const { from, to, by } = found.asked;
  const { format, lines } = form;
  const what = format === 'pdf' ? 'timesheet' : lines === 'segments' ? 'segments' : `report-by-${by}`;
  const stream = bytes instanceof Readable ? bytes : Readable.from([bytes], { objectMode: false });
  return {
    stream,
    bytes: bytes instanceof Readable ? null : bytes.length,
    type: TYPES[format],
    name: `stint-${what}-${from}-to-${to}.${format}`,
  };
}

const TYPES: Readonly<Record<FileForm['format'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
};

async function bytesOf(
  house: House,
  found: Found,
  { format, lines }: FileForm,
  whose: { name: string | null; by: string },
): Promise<Readable | Uint8Array | Refusal> {
  if (format === 'pdf') {
    const sheet = await timesheetOf(house, found, whose);
    return isRefusal(sheet) ? sheet : timesheetPdf(sheet);
  }
  if (lines === 'segments') {
    if (format === 'json') return Readable.from(segmentJson(house, found), { objectMode: false });
    const table = segmentTable(house, found);
    return format === 'csv' ? csvOf(table) : workbookOf(table);
  }
  const report = await foundReport(house, found);
  if (format === 'json') return Buffer.from(JSON.stringify(report));
  const table = rowTable(report);
  return format === 'csv' ? csvOf(table) : workbookOf(table);
}

async function workbookOf<Row>({ title, columns, rows }: Table<Row>): Promise<Uint8Array | Refusal> {
  const all: Row[] = [];
  for await (const some of rows) {
    for (const row of some) all.push(row);
    if (all.length > LIMITS.exportLines) {
      return refuse('report-too-long', {
        fault: `${LIMITS.exportLines} lines are the most; a CSV holds more`,
      });
    }
  }
  return xlsxOf(title, columns, all);
}

/** Contracts once, and every line of their diaries as the diary tells it. */
async function* segmentJson(house: House, found: Found): AsyncGenerator<Buffer> {
  const { asked, scope } = found;
  const { by: _, ...rest } = asked;
  const contracts = scope.map(({ visible }) => contractLetter(visible));
  const head = JSON.stringify({ ...rest, contracts }).slice(0, -1);
  let before = `${head},"segments":[`;
  for await (const some of segmentLines(house, found)) {
    if (some.length === 0) continue;
    yield Buffer.from(before + some.map((line) => JSON.stringify(lineLetter(line, found))).join(',\n'));
    before = ',\n';
  }
  yield Buffer.from(before.startsWith('{') ? `${before}]}` : ']}');
}

function lineLetter({ swept, entry }: SegmentLine, { shows }: Found): object {
  const { snapshotAt: _, rate, memo, ...told } = entryLetter(entry, swept.visible.contract.currency);
  return {
    contract: swept.visible.id,
    ...told,
    ...(shows.memos ? { memo } : {}),
    ...(shows.money ? { rate } : {}),
  };
}
