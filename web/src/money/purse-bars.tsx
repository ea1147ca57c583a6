import { Skeleton } from '@mantine/core';
import type { readPurses } from '@stint/wire/books';
import type { Answer } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { purses } from '../api/queries.ts';
import { Loaded } from '../parts/loaded.tsx';
import { minorOf, money } from './amount.ts';
import styles from './purse.module.css';

export type PurseLetter = Answer<typeof readPurses>[number];

/** The places that money passes on its way, in their order. */
const PLACES = [
  { key: 'inProgress', says: 'in progress', when: 'locks Monday 12:00 UTC' },
  { key: 'inReview', says: 'in review', when: 'weeks until Saturday 00:00 UTC' },
  { key: 'disputed', says: 'held', when: 'disputed by a client (D1)' },
  { key: 'pending', says: 'pending', when: 'weeks until Wednesday 00:00 UTC, other pay for five days' },
  { key: 'available', says: 'available', when: 'yours to pay out' },
  { key: 'paidOut', says: 'paid out', when: 'so far' },
] as const;

/** All of a freelancer's money, one bar a currency: from in progress to paid out. */
export function PurseBars() {
  const query = useQuery(purses);
  return (
    <Loaded
      query={query}
      what="your money"
      stays="It stands safe in the books."
      skeleton={<Skeleton h={92} radius={12} />}
    >
      {(read) =>
        read.length === 0 ? (
          <p className={styles.none}>Nothing yet: the first segment that counts starts it.</p>
        ) : (
          read.map((purse) => <PurseBar key={purse.currency} purse={purse} />)
        )
      }
    </Loaded>
  );
}

function PurseBar({ purse }: { purse: PurseLetter }) {
  // What is disputed has a place only while there is something in it.
  const places = PLACES.filter(({ key }) => key !== 'disputed' || minorOf(purse[key], purse.currency) > 0n);
  const amounts = places.map(({ key }) => minorOf(purse[key], purse.currency));
  const most = amounts.reduce((a, b) => (b > a ? b : a), 1n);
  return (
    <ol className={styles.purse} aria-label={`Your money in ${purse.currency}`}>
      {places.map(({ key, says, when }, index) => {
        const amount = amounts[index] ?? 0n;
        // Only a width is drawn from this number; what is written comes from the whole units.
        const share = amount < 0n ? 0 : Number((amount * 100n) / most) / 100;
        return (
          <li
            key={key}
            data-place={key}
            style={{ '--share': 1 + share } as CSSProperties}
            data-empty={amount <= 0n || undefined}
          >
            <span className={styles.bar} aria-hidden="true" />
            <strong>{money(amount, purse.currency)}</strong>
            <span>{amount < 0n ? 'you owe' : says}</span>
            <small>
              {amount < 0n
                ? 'given back after it was paid out: what becomes available fills it first (D3)'
                : when}
            </small>
          </li>
        );
      })}
    </ol>
  );
}
