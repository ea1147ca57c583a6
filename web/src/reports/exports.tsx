import { Loader } from '@mantine/core';
import type { exportShared } from '@stint/wire/report-shares';
import type { exportReport, Report } from '@stint/wire/reports';
import type { Query } from '@stint/wire/route';
import { IconFileTypeCsv, IconFileTypePdf, IconFileTypeXls, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Refusal } from '../parts/refusal.tsx';
import { saveFile } from '../parts/save-file.ts';
import styles from './outlets.module.css';

/** What is asked for beside the report itself. */
export type Kept = Pick<NonNullable<Query<typeof exportReport>>, 'format' | 'lines'> &
  NonNullable<Query<typeof exportShared>>;

interface ExportsProps {
  readonly report: Report;
  readonly fetchKept: (kept: Kept) => Promise<Uint8Array>;
  readonly onPrint: () => void;
}

const WAYS = [
  {
    says: 'PDF timesheet',
    holds: 'each contract’s days and memos, with a line to sign on',
    kept: { format: 'pdf' },
    type: 'application/pdf',
    Icon: IconFileTypePdf,
  },
  {
    says: 'XLSX',
    holds: 'these rows, for a spreadsheet',
    kept: { format: 'xlsx', lines: 'rows' },
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    Icon: IconFileTypeXls,
  },
  {
    says: 'CSV',
    holds: 'these rows, as plain text',
    kept: { format: 'csv', lines: 'rows' },
    type: 'text/csv',
    Icon: IconFileTypeCsv,
  },
  {
    says: 'CSV of every segment',
    holds: 'each line of the diary with its memo, verdict and amount',
    kept: { format: 'csv', lines: 'segments' },
    type: 'text/csv',
    Icon: IconFileTypeCsv,
  },
] as const;

/** The report to keep: what each file holds, and how far it is. No cell of a table is ever a formula. */
export function Exports({ report, fetchKept, onPrint }: ExportsProps) {
  const keep = useMutation({
    mutationFn: async ({ kept, type }: (typeof WAYS)[number]) => {
      const bytes = await fetchKept(kept);
      saveFile(new Blob([new Uint8Array(bytes)], { type }), nameOf(report, kept));
    },
  });
  const busy = keep.isPending ? keep.variables.says : null;
  return (
    <div className={styles.exports}>
      <ul>
        {WAYS.map((way) => (
          <li key={way.says}>
            <button type="button" disabled={busy !== null} onClick={() => keep.mutate(way)}>
              {busy === way.says ? (
                <Loader size={18} aria-hidden="true" />
              ) : (
                <way.Icon size={20} stroke={1.5} aria-hidden="true" />
              )}
              <span>
                <strong>{way.says}</strong>
                <small>{way.holds}</small>
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={onPrint}>
            <IconPrinter size={20} stroke={1.5} aria-hidden="true" />
            <span>
              <strong>Print</strong>
              <small>this page, without its buttons</small>
            </span>
          </button>
        </li>
      </ul>
      <p role="status" className={styles.making}>
        {busy !== null &&
          `${busy} is being made. Long reports take some seconds; you can go on here meanwhile.`}
        {keep.isSuccess && `${keep.variables.says} is in your downloads.`}
      </p>
      <Refusal error={keep.error} compact />
    </div>
  );
}

/** `stint-2026-11-16-2026-11-22-by-memo.csv`. */
function nameOf({ from, to, by }: Report, { format, lines }: Kept): string {
  const what = format === 'pdf' ? 'timesheet' : lines === 'segments' ? 'segments' : `by-${by}`;
  return `stint-${from}-${to}-${what}.${format}`;
}
