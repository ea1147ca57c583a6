import { Skeleton, VisuallyHidden } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { toInstant } from '@stint/wire/letters';
import { exportShared, type SharedReport } from '@stint/wire/report-shares';
import { IconClock, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import shared from '../recorded/public.module.css';
import { PublicHead } from '../recorded/public-head.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { Exports } from './exports.tsx';
import { sharedOf } from './outlet-queries.ts';
import styles from './reports.module.css';
import { ReportView } from './view.tsx';
import { spanName } from './words.ts';

const route = getRouteApi('/shared/$token');

/** Where the link to a report leads: for whoever holds it, without signing in. */
export function SharedPage() {
  const { token } = route.useParams();
  const query = useQuery(sharedOf(token));
  const gone = query.error instanceof Refused && query.error.letter.code === 'no-such-link';
  useTitle(query.data && !gone ? query.data.name : 'A report');
  return (
    <>
      <PublicHead />
      <main id="main" className={`${shared.page} ${styles.paper}`}>
        {gone ? (
          <Gone />
        ) : (
          <>
            {!query.data && <VisuallyHidden component="h1">A report</VisuallyHidden>}
            <Loaded
              query={query}
              what="the report"
              stays="The link is as good as it was."
              skeleton={<Skeleton h={520} radius={12} />}
            >
              {(read) => <Shared read={read} token={token} />}
            </Loaded>
          </>
        )}
      </main>
    </>
  );
}

function Shared({ read, token }: { read: SharedReport; token: string }) {
  const { name, by, expiresAt, report } = read;
  const { shows } = report;
  const left = [shows.money ? null : 'amounts', shows.memos ? null : 'memos', 'fees', 'pictures'].filter(
    (one) => one !== null,
  );
  return (
    <>
      <div className={shared.hero}>
        <h1 className={styles.sharedName}>
          <bdi>{name}</bdi>
        </h1>
        <p>
          {spanName(report.from, report.to)}, by the clock of {report.zone}. Shared by <bdi>{by}</bdi>.
        </p>
        <ul className={styles.scope} aria-label="What this shows">
          {report.contracts.map(({ id, title, freelancer, organisation }) => (
            <li key={id}>
              <bdi>{title}</bdi>: <bdi>{freelancer.name}</bdi> for <bdi>{organisation.name}</bdi>
            </li>
          ))}
        </ul>
        <p className={styles.until}>
          <IconClock size={16} stroke={1.7} aria-hidden="true" />
          <span>
            This link works until {bothClocks(toInstant(expiresAt), mine)}, or until it is taken back. Not
            shown: {left.join(', ')}.
          </span>
        </p>
      </div>
      {report.totals.entries === 0 ? (
        <p className={shared.quiet}>Nothing was worked in these days.</p>
      ) : (
        <ReportView report={report} side="both" />
      )}
      <section className={`${shared.panel} ${styles.noPrint}`} aria-labelledby="keep">
        <h2 id="keep">To keep</h2>
        <Exports
          report={report}
          fetchKept={(kept) => ask(exportShared, { params: { token }, query: kept })}
          onPrint={() => print()}
        />
      </section>
      <p className={shared.quiet}>
        As of {bothClocks(toInstant(report.at), mine)}. Hours are those that count; active are minutes with a
        key, click or scroll, out of ten. What is not on an invoice yet can still change.
      </p>
    </>
  );
}

function Gone() {
  return (
    <div className={styles.gone}>
      <IconLinkOff size={40} stroke={1.3} aria-hidden="true" />
      <h1>This link shows nothing</h1>
      <p>
        It has expired, was taken back, or is not complete. Ask whoever gave it to you for another one; if you
        copied it, look whether its end is missing.
      </p>
    </div>
  );
}
