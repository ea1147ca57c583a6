import { Skeleton } from '@mantine/core';
import type { Report, ReportRow } from '@stint/wire/reports';
import { lazy, type ReactNode, Suspense } from 'react';
import { Figures, type MoneySide } from './figures.tsx';
import styles from './reports.module.css';
import { RowsTable } from './rows-table.tsx';

/** What draws is loaded after the page: its first paint is the table. */
const Charts = lazy(() => import('./charts.tsx').then((loaded) => ({ default: loaded.Charts })));

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
      <Suspense fallback={<Skeleton h={360} radius={12} role="status" aria-label="Drawing the charts" />}>
        <Charts report={report} />
      </Suspense>
    </div>
  );
}
