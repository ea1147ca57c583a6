import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { Client } from '@stint/wire/profiles';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import { bothClocks, hours } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { Face } from './face.tsx';
import { History } from './history.tsx';
import styles from './people.module.css';
import { clientOf } from './queries.ts';
import { Rating } from './rating.tsx';
import { counted, monthName, onTimeText } from './words.ts';

const route = getRouteApi('/inside/clients/$organisation');

/** A client, from the books: how it hires and pays. */
export function ClientPage() {
  const { organisation } = route.useParams();
  const query = useQuery(clientOf(organisation));
  useTitle(query.data?.name ?? 'Client');
  return (
    <div className={styles.page}>
      <Loaded query={query} what="the client" skeleton={<Skeleton h={360} radius={12} />}>
        {(one) => (
          <>
            <Head one={one} />
            <div className={styles.columns}>
              <section className={styles.panel} aria-labelledby="history">
                <h2 id="history">Contracts</h2>
                <History past={one.history} empty="Nobody has been hired yet." />
              </section>
              <Figures one={one} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Head({ one }: { one: Client }) {
  return (
    <header className={styles.who}>
      <Face name={one.name} large />
      <div>
        <h1>
          <bdi>{one.name}</bdi>
        </h1>
        <p className={styles.facts}>
          <Rating rating={one.rating} bare="no feedback yet" />
          <span>here since {monthName(toInstant(one.memberSince))}</span>
        </p>
        <p className={styles.facts}>
          {one.verifiedAt === null ? (
            <span>
              <IconShieldOff size={16} stroke={1.7} aria-hidden="true" /> No payment method is verified yet:
              until one is, time for this client is not protected (P4).
            </span>
          ) : (
            <span>
              <IconShieldCheck size={16} stroke={1.7} aria-hidden="true" /> Payment method verified since{' '}
              {bothClocks(toInstant(one.verifiedAt), mine)}
            </span>
          )}
        </p>
      </div>
    </header>
  );
}

function Figures({ one }: { one: Client }) {
  return (
    <aside className={styles.panel} aria-label="In figures">
      <dl className={styles.figures}>
        <div>
          <dt>Hours paid</dt>
          <dd>
            <strong>{hours(one.paidSeconds)}</strong>
          </dd>
        </div>
        <div>
          <dt>Paid on time</dt>
          <dd>{onTimeText(one.onTime)}</dd>
        </div>
        <div>
          <dt>Hired</dt>
          <dd>
            {counted(one.hires.made, 'contract')} with {counted(one.hires.people, 'person', 'people')},{' '}
            {one.hires.running} running
          </dd>
        </div>
        <div>
          <dt>Jobs</dt>
          <dd>
            {one.jobs.posted} posted, {one.jobs.open} open now
          </dd>
        </div>
      </dl>
      <p className={styles.note}>Read from the books of this house, not from the client’s own words.</p>
    </aside>
  );
}
