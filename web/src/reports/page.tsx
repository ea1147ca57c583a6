import { Skeleton } from '@mantine/core';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Person } from '@stint/wire/people';
import type { Report } from '@stint/wire/reports';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { contracts as allContracts } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { isOfClient, seeksWork } from '../jobs/may-hire.ts';
import { Loaded } from '../parts/loaded.tsx';
import { SeenLater } from '../parts/seen-later.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine, useZone } from '../time/zone-choice.ts';
import { Controls } from './controls.tsx';
import { Deeds } from './deeds.tsx';
import type { MoneySide } from './figures.tsx';
import { keptReports, reportOf } from './queries.ts';
import styles from './reports.module.css';
import { RowLink } from './row-link.tsx';
import { queryOf, type ReportSearch } from './search.ts';
import { ReportView } from './view.tsx';
import { spanName } from './words.ts';

const KeptReports = lazy(() => import('./kept.tsx').then((loaded) => ({ default: loaded.KeptReports })));
const Nothing = lazy(() => import('./nothing.tsx').then((loaded) => ({ default: loaded.Nothing })));
/** Links and calendars are seen below the report, and wait for it. */
const Outlets = lazy(() => import('./outlets.tsx').then((loaded) => ({ default: loaded.Outlets })));

const route = getRouteApi('/inside/reports');
const inside = getRouteApi('/inside');

/** What was worked and what it is worth, over any days of all one's contracts. */
export function ReportsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = inside.useRouteContext();
  const { zone } = useZone();
  const query = queryOf(search, zone);
  const report = useQuery(reportOf(query));
  const { data: contracts = [] } = useQuery(allContracts);
  const { data: allKept = [] } = useQuery(keptReports);
  const kept = allKept.find(({ id }) => id === search.kept);
  useTitle('Reports', kept?.name);
  const go = (to: ReportSearch) => void navigate({ search: to, resetScroll: false });
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{kept ? <bdi>{kept.name}</bdi> : 'Reports'}</h1>
          <p className={styles.lead}>
            {report.data
              ? `${spanName(report.data.from, report.data.to)}, by the clock of ${report.data.zone}`
              : 'Hours, active minutes and money over any days'}
          </p>
        </div>
        {report.data && <Deeds query={query} report={report.data} name={kept?.name ?? ''} onKept={go} />}
      </div>
      <Suspense>
        {allKept.length > 0 && <KeptReports all={allKept} query={query} open={kept ?? null} onSearch={go} />}
      </Suspense>
      <Controls
        search={search}
        zone={zone}
        shown={report.data}
        contracts={contracts}
        error={report.error}
        onSearch={go}
      />
      <Loaded
        query={report}
        what="the report"
        stays="What was worked is safe."
        skeleton={<Skeleton h={520} radius={12} />}
      >
        {(read) => <Body report={read} old={report.isPlaceholderData} search={search} person={person} />}
      </Loaded>
      {report.data && <Below contracts={contracts} person={person} />}
    </div>
  );
}

function Below(props: { contracts: readonly Contract[]; person: Person }) {
  return (
    <SeenLater>
      <Suspense>
        <Outlets {...props} />
      </Suspense>
    </SeenLater>
  );
}

interface BodyProps {
  readonly report: Report;
  /** Another one is being read. */
  readonly old: boolean;
  readonly search: ReportSearch;
  readonly person: Person;
}

function Body({ report, old, search, person }: BodyProps) {
  return (
    <div className={styles.view} data-old={old || undefined}>
      {report.totals.entries === 0 ? (
        <Suspense>
          <Nothing search={search} />
        </Suspense>
      ) : (
        <ReportView
          report={report}
          side={sideOf(person)}
          onRow={(row, name) => (
            <RowLink report={report} row={row} name={name} search={search} person={person} />
          )}
        />
      )}
      <p className={styles.asOf}>
        As of {bothClocks(toInstant(report.at), mine)}. What is not on an invoice yet can still change.
      </p>
    </div>
  );
}

/** Who only works nets, who only hires pays; who does both, or keeps the house, is told both. */
function sideOf(person: Person): MoneySide {
  const [works, hires] = [seeksWork(person), isOfClient(person)];
  if (works === hires) return 'both';
  return works ? 'freelancer' : 'client';
}
