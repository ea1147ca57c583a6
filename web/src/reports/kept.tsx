import type { KeptReport, ReportQuery } from '@stint/wire/reports';
import { IconBookmark } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import styles from './kept.module.css';
import { type ReportSearch, searchOf } from './search.ts';
import { queryText } from './words.ts';

const KeptDeeds = lazy(() => import('./kept-deeds.tsx').then((loaded) => ({ default: loaded.KeptDeeds })));

interface KeptReportsProps {
  readonly all: readonly KeptReport[];
  readonly query: ReportQuery;
  /** The one that was opened. */
  readonly open: KeptReport | null;
  readonly onSearch: (search: ReportSearch) => void;
}

/** The reports that somebody keeps, one click each; of the open one, what can be done with it. */
export function KeptReports({ all, query, open, onSearch }: KeptReportsProps) {
  return (
    <nav className={styles.kept} aria-label="Kept reports">
      <IconBookmark size={17} stroke={1.7} aria-hidden="true" />
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <Link
              to="/reports"
              search={searchOf(one.query, one.id)}
              className={styles.chip}
              data-open={one.id === open?.id || undefined}
              aria-current={one.id === open?.id ? 'true' : undefined}
              title={queryText(one.query)}
            >
              <bdi>{one.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      <Suspense>{open && <KeptDeeds key={open.id} kept={open} query={query} onSearch={onSearch} />}</Suspense>
    </nav>
  );
}
