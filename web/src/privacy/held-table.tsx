import { Skeleton } from '@mantine/core';
import type { Held } from '@stint/wire/privacy';
import { useQuery } from '@tanstack/react-query';
import { sizeOf } from '../messages/size.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import styles from './privacy.module.css';
import { held } from './queries.ts';

/** Every kind of record there is of the reader: how many, how large. */
export function HeldTable() {
  const query = useQuery(held);
  return (
    <Loaded query={query} what="what is held" skeleton={<Skeleton h={260} mt={14} />}>
      {({ kinds }) => (
        <details className={styles.held}>
          <summary>{sumText(kinds)}</summary>
          <div className={page.scroll}>
            <table className={page.table}>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col" data-number>
                    How many
                  </th>
                  <th scope="col" data-number>
                    Size
                  </th>
                </tr>
              </thead>
              <tbody>
                {kinds.map(({ name, says, rows, bytes }) => (
                  <tr key={name}>
                    <td>{says}</td>
                    <td data-number>{rows.toLocaleString('en-GB')}</td>
                    <td data-number>{sizeOf(bytes)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </Loaded>
  );
}

function sumText(kinds: readonly Held[]): string {
  const rows = kinds.reduce((sum, one) => sum + one.rows, 0);
  const bytes = kinds.reduce((sum, one) => sum + one.bytes, 0);
  return `${rows.toLocaleString('en-GB')} records of ${kinds.length} kinds, ${sizeOf(bytes)} in all`;
}
