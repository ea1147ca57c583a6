import { useState } from 'react';
import type { ViewRow } from '../desk/view.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { LookDialog } from './look-dialog.tsx';
import type { OfTracker } from './of-tracker.ts';
import { Row } from './row.tsx';
import list from './rows.module.css';
import styles from './track.module.css';

/** The last finished segments: with their picture, their verdict, and what can still be done about them. */
export function Rows({ tracker, view }: OfTracker) {
  const [looked, setLooked] = useState<ViewRow | null>(null);
  const [deleting, setDeleting] = useState<ViewRow | null>(null);
  const fresh = (row: ViewRow | null): ViewRow | null =>
    row &&
    (view.rows.find(({ contract, segment }) => contract === row.contract && segment === row.segment) ?? row);
  return (
    <section aria-labelledby="last-segments">
      <h2 id="last-segments" className={styles.sectionTitle}>
        Last segments
      </h2>
      {view.rows.length === 0 ? (
        <p className={list.empty}>
          None yet. The first one appears here when its ten minutes are over, and only you see it first.
        </p>
      ) : (
        <ul className={list.rows}>
          {view.rows.map((row) => (
            <Row
              key={`${row.contract}/${row.segment}`}
              tracker={tracker}
              view={view}
              row={row}
              onLook={() => setLooked(row)}
              onDelete={() => setDeleting(row)}
            />
          ))}
        </ul>
      )}
      <LookDialog tracker={tracker} view={view} row={fresh(looked)} onClose={() => setLooked(null)} />
      <DeleteDialog tracker={tracker} view={view} row={fresh(deleting)} onClose={() => setDeleting(null)} />
    </section>
  );
}
