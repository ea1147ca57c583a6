import { fileURLToPath } from 'node:url';
import { setPaper } from '../../outside/paper/set-paper.ts';
import { sheetOf } from './timesheet-pdf-sheet.ts';
import type { TimesheetReport } from './timesheet-report.ts';

/** A timesheet to print. Throws as `setPaper` does. */
export function timesheetPdf(timesheet: TimesheetReport): Promise<Uint8Array> {
  return setPaper({ template: TEMPLATE, sheet: sheetOf(timesheet) });
}

const TEMPLATE = fileURLToPath(new URL('timesheet-pdf.typ', import.meta.url));
