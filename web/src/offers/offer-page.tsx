import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { Offer } from '@stint/wire/offers';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { Asks } from './asks.tsx';
import { Changed } from './changed.tsx';
import { NextStep } from './next-step.tsx';
import { OfferedTerms } from './offered-terms.tsx';
import styles from './page.module.css';
import { offerOf } from './queries.ts';
import { StateChip } from './state-chip.tsx';
import { WorthTable } from './summary.tsx';
import { worthOf } from './worth.ts';

const here = getRouteApi('/inside/offers/$offer');

/** One offer: whose turn it is, what it says in plain words, what has changed, and what the reader may do. */
export function OfferPage() {
  const { offer: id } = here.useParams();
  const read = useQuery(offerOf(id));
  return (
    <Loaded query={read} what="the offer" skeleton={<Skeleton h={420} />}>
      {(offer) => <OfferSeen offer={offer} />}
    </Loaded>
  );
}

function OfferSeen({ offer }: { offer: Offer }) {
  const { now, side, organisation, freelancer, agency, job } = offer;
  useTitle(now.title, 'Offer');
  const gets = side === 'freelancer' ? 'You get' : `${freelancer.name} gets`;
  const pays = side === 'client' ? 'You pay' : `${organisation.name} pays`;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.back}>
          <Link to="/offers">Offers</Link>
        </p>
        <div className={styles.lineHead}>
          <h1>{now.title}</h1>
          <StateChip offer={offer} />
        </div>
        <p className={styles.whom}>
          {organisation.name} to {freelancer.name}
          {agency && ` through ${agency.name}`}
          {job && (
            <>
              {' · '}
              <Link to="/jobs/$job" params={{ job }}>
                the job
              </Link>
            </>
          )}{' '}
          · version {now.version}, {bothClocks(toInstant(now.at), mine)}
        </p>
      </header>
      <NextStep offer={offer} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {offer.before && <Changed offer={offer} before={offer.before} />}
          <Asks offer={offer} />
          {now.message.trim() !== '' && (
            <section className={styles.panel} aria-labelledby="message">
              <h2 id="message">{now.by.name} writes</h2>
              <p className={styles.message}>{now.message}</p>
            </section>
          )}
          <OfferedTerms offer={offer} />
        </div>
        <aside className={styles.money} aria-label="What it is worth">
          <h2>What it is worth</h2>
          <WorthTable worth={worthOf(now.terms)} terms={now.terms} gets={gets} pays={pays} />
        </aside>
      </div>
    </div>
  );
}
