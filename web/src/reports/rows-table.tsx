import type { Report, ReportRow, ReportSums } from '@stint/wire/reports';
import type { ReactNode } from 'react';
import { moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { hours } from '../time/spoken.ts';
import styles from './rows.module.css';
import { activeText, BY, rowName } from './words.ts';

interface RowsTableProps {
  readonly report: Report;
  /** Where a row leads; nothing where it leads nowhere. */
  readonly onRow?: (row: ReportRow, name: string) => ReactNode;
}

/** The report itself: what counts of each row, as a number and as a bar of tracked (filled) and manual (hatched). */
export function RowsTable({ report, onRow }: RowsTableProps) {
  const { rows, others, totals, by, shows } = report;
  const most = Math.max(1, ...rows.map(({ countedSeconds }) => countedSeconds));
  return (
    <Scrolled panel label={`By ${BY[by].toLowerCase()}, a table`}>
      <table className={`${page.table} ${styles.rows}`}>
        <Head by={by} money={shows.money} />
        <tbody>
          {rows.map((row) => {
            const name = rowName(report, row);
            return (
              <tr key={row.key} data-blank={row.name === '' || undefined}>
                <th scope="row">{onRow?.(row, name) ?? <bdi>{name}</bdi>}</th>
                <Cells sums={row} most={most} money={shows.money} />
              </tr>
            );
          })}
          {others && (
            <tr data-blank>
              <th scope="row">{others.count} others, each with less</th>
              <Cells sums={others} most={most} money={shows.money} />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Together</th>
            <Cells sums={totals} most={null} money={shows.money} />
          </tr>
        </tfoot>
      </table>
    </Scrolled>
  );
}

function Head({ by, money }: { by: Report['by']; money: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">{BY[by]}</th>
        <th scope="col" data-number>
          Counted
        </th>
        <td className={styles.barHead} />
        <th scope="col" data-number>
          Of it manual
        </th>
        <th scope="col" data-number>
          Active
        </th>
        <th scope="col" data-number>
          Protected
        </th>
        {money && (
          <th scope="col" data-number>
            Billed
          </th>
        )}
      </tr>
    </thead>
  );
}

interface CellsProps {
  readonly sums: ReportSums;
  /** What a bar is drawn against; null: no bar. */
  readonly most: number | null;
  readonly money: boolean;
}

function Cells({ sums, most, money }: CellsProps) {
  const { countedSeconds, manualSeconds, protectedSeconds } = sums;
  const tracked = countedSeconds - manualSeconds;
  return (
    <>
      <td data-number>
        <strong>{hours(countedSeconds)}</strong>
      </td>
      <td className={styles.barCell}>
        {most !== null && (
          <span className={styles.bar} aria-hidden="true">
            <i style={{ width: `${(100 * tracked) / most}%` }} />
            <i data-manual style={{ width: `${(100 * manualSeconds) / most}%` }} />
          </span>
        )}
      </td>
      <td data-number>{manualSeconds > 0 ? hours(manualSeconds) : '·'}</td>
      <td data-number>{activeText(sums)}</td>
      <td data-number>{hours(protectedSeconds)}</td>
      {money && (
        <td data-number>
          {sums.money.length === 0
            ? '·'
            : sums.money.map(({ currency, amount }) => (
                <span key={currency} className={styles.amount}>
                  {moneyText(amount, currency)}
                </span>
              ))}
        </td>
      )}
    </>
  );
}
