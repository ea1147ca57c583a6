import type { Report, ReportRow } from '@stint/wire/reports';
import type { ReactNode } from 'react';
import { Charts } from './charts.tsx';
import { Figures, type MoneySide } from './figures.tsx';
import styles from './reports.module.css';
import { RowsTable } from './rows-table.tsx';

interface ViewProps {
  readonly report: Report;
  readonly side: MoneySide;
  readonly onRow?: (row: ReportRow, name: string) => ReactNode;
}

/** A report: its totals, its rows, its charts. The same for who is signed in and for who holds a link. */
export function ReportView({ report, side, ...rows }: ViewProps) {
  return (
    <div className={styles.view}>
      <Figures report={report} side={side} />
      <RowsTable report={report} {...rows} />
      <Charts report={report} />
    </div>
  );
}
