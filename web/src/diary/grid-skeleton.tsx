import { Skeleton } from '@mantine/core';
import styles from './grid.module.css';
import type { Columns } from './grid.ts';

/** The day's size while it is read, so that nothing jumps. */
export function GridSkeleton({ columns }: { columns: Columns }) {
  const rows = Array.from({ length: columns === 6 ? 5 : 8 }, (_, row) => row);
  const cells = Array.from({ length: columns }, (_, cell) => cell);
  return (
    <div className={styles.grid} data-columns={columns}>
      {rows.map((row) => (
        <div key={row} className={styles.row}>
          <span className={styles.hour}>&nbsp;</span>
          {cells.map((cell) => (
            <Skeleton key={cell} className={styles.skeleton ?? ''} radius={9} />
          ))}
        </div>
      ))}
    </div>
  );
}
