import { IconReportAnalytics } from '@tabler/icons-react';
import { ButtonLink } from '../parts/button-link.tsx';
import styles from './reports.module.css';
import { type ReportSearch, readReportSearch } from './search.ts';

/** In these days nothing was worked: what to do next. */
export function Nothing({ search }: { search: ReportSearch }) {
  const { contracts, people, labels } = search;
  const filtered = [contracts, people, labels].some(Boolean);
  return (
    <section className={styles.nothing} aria-label="Nothing found">
      <IconReportAnalytics size={34} stroke={1.3} aria-hidden="true" />
      <strong>Nothing was worked in these days{filtered ? ', as far as the filters go' : ''}.</strong>
      <p>
        {filtered
          ? 'Look without the filters, or at more days.'
          : 'Look at more days. Time stands here as soon as its segment has ended.'}
      </p>
      <div className={styles.row}>
        {filtered && (
          <ButtonLink to="/reports" search={withoutFilters(search)} variant="default">
            Without filters
          </ButtonLink>
        )}
        <ButtonLink to="/reports" search={last12Weeks(search)} variant="default">
          The last 12 weeks
        </ButtonLink>
      </div>
    </section>
  );
}

function withoutFilters({ by, period, from, to, zone }: ReportSearch): ReportSearch {
  return readReportSearch({ by, period, from, to, zone });
}

function last12Weeks({ by, zone, contracts, people, labels }: ReportSearch): ReportSearch {
  return readReportSearch({ by, zone, contracts, people, labels, period: 'last-12-weeks' });
}
