import { Button, Skeleton } from '@mantine/core';
import type { OfferLine } from '@stint/wire/offers';
import { IconFilePlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { ShowMore } from '../parts/show-more.tsx';
import { useNow } from '../time/house-clock.ts';
import { mine } from '../time/zone-choice.ts';
import { hiringFor } from './beginning.ts';
import list from './list.module.css';
import styles from './page.module.css';
import { offerPages } from './queries.ts';
import { StateChip } from './state-chip.tsx';
import { standingOf } from './turn.ts';

const inside = getRouteApi('/inside');

/** The offers that the reader has made or was made: those that wait first, then what became of the others. */
export function OffersPage() {
  const { person } = inside.useRouteContext();
  const read = useInfiniteQuery(offerPages);
  const navigate = useNavigate();
  const hires = hiringFor(person).length > 0;
  useTitle('Offers');
  return (
    <div className={styles.page}>
      <div className={page.spread}>
        <h1>Offers</h1>
        {hires && (
          <Button
            leftSection={<IconFilePlus size={17} stroke={1.7} />}
            onClick={() => void navigate({ to: '/offers/new', search: {} })}
          >
            Make an offer
          </Button>
        )}
      </div>
      <Loaded query={read} what="the offers" skeleton={<Skeleton h={220} />}>
        {({ pages }) => <All offers={pages.flatMap(({ offers }) => offers)} hires={hires} />}
      </Loaded>
      <ShowMore of={read} says="Show older offers" />
    </div>
  );
}

function All({ offers: all, hires }: { offers: readonly OfferLine[]; hires: boolean }) {
  return (
    <>
      {all.length === 0 && <Nothing hires={hires} />}
      <Part title="Open" offers={all.filter(({ state }) => state === 'open')} />
      <Part title="Over" offers={all.filter(({ state }) => state !== 'open')} />
    </>
  );
}

function Nothing({ hires }: { hires: boolean }) {
  return (
    <section className={page.panel} aria-label="No offers yet">
      <h2>No offers yet</h2>
      <p>
        {hires
          ? 'An offer holds all the terms; it becomes a contract when the freelancer accepts it. Make one from a proposal for one of your jobs, or directly to somebody whom you know.'
          : 'When a client wants to work with you, the offer stands here with all of its terms, and you have seven days to accept, decline or ask for changes. Proposals for jobs are the usual way to one.'}
      </p>
    </section>
  );
}

function Part({ title, offers: some }: { title: string; offers: readonly OfferLine[] }) {
  if (some.length === 0) return null;
  return (
    <section aria-label={`${title} offers`}>
      <h2 className={list.partTitle}>{title}</h2>
      <ul className={list.list}>
        {some.map((offer) => (
          <Line key={offer.id} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function Line({ offer }: { offer: OfferLine }) {
  const now = useNow();
  const { turn, until, yours } = standingOf(offer, now, mine);
  const { side, organisation, freelancer, agency, amount, currency, kind } = offer;
  const whom =
    side === 'freelancer'
      ? `from ${organisation.name}`
      : side === 'client'
        ? `to ${freelancer.name}`
        : `${organisation.name} to ${freelancer.name}`;
  return (
    <li data-yours={yours || undefined}>
      <div className={styles.lineHead}>
        <h3>
          <Link to="/offers/$offer" params={{ offer: offer.id }}>
            {offer.title}
          </Link>
        </h3>
        <StateChip offer={offer} />
      </div>
      <p className={styles.whom}>
        {whom}
        {agency && side !== 'agency' ? ` through ${agency.name}` : ''} ·{' '}
        <span data-number>
          {moneyText(amount, currency)} {kind === 'hourly' ? 'an hour' : 'altogether'}
        </span>
      </p>
      <p className={`${styles.turn} ${list.lineTurn}`}>
        {turn}
        {until !== null && <span> {until}</span>}
      </p>
    </li>
  );
}
