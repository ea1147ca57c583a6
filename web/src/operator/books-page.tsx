import { Button, Skeleton } from '@mantine/core';
import type { LedgerEntry } from '@stint/wire/books';
import { toInstant } from '@stint/wire/letters';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { moment } from '../time/spoken.ts';
import { Account } from './account.tsx';
import { Balances } from './balances.tsx';
import { LeadsOn } from './leads-on.tsx';
import { ledgerPages, seal } from './queries.ts';

/** The books: what is where, and every entry that made it so, oldest first. */
export function BooksPage() {
  useTitle('Books');
  const query = useInfiniteQuery(ledgerPages);
  return (
    <div className={page.narrow}>
      <h1>Books</h1>
      <Sealed />
      <Balances />
      <section className={page.panel} aria-labelledby="entries">
        <h2 id="entries">Entries</h2>
        <Loaded
          query={query}
          what="the entries"
          stays="The books are append-only."
          skeleton={<Skeleton h={320} />}
        >
          {({ pages }) => <Entries entries={pages.flatMap(({ entries }) => entries)} />}
        </Loaded>
        {query.hasNextPage && (
          <Button
            mt="md"
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Read on
          </Button>
        )}
      </section>
    </div>
  );
}

/** How far the books are sealed: who keeps this number can hold the house to its books. */
function Sealed() {
  const { data } = useQuery(seal);
  if (!data?.head) return null;
  const { head, unsealed } = data;
  return (
    <p className={page.quiet}>
      Sealed until {moment(toInstant(head.at), 'UTC')} UTC{unsealed > 0 && `, ${unsealed} entries wait`}. Seal{' '}
      {head.seal} is <code style={{ overflowWrap: 'anywhere' }}>{head.hash}</code>: keep it outside the house,
      and <code>stint ledger verify --hash</code> finds whatever was changed before it.
    </p>
  );
}

function Entries({ entries }: { entries: readonly LedgerEntry[] }) {
  if (entries.length === 0) return <p className={page.quiet}>No entry yet.</p>;
  return (
    <Scrolled label="Entries, a table">
      <table className={`${page.table} ${page.stacked}`}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" data-number>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, says, currency, postings, about }) => (
            <Fragment key={id}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {says} <span className={page.small}>{moment(toInstant(at), 'UTC')} UTC</span>{' '}
                  <LeadsOn entry={{ id, about }} />
                </th>
              </tr>
              {postings.map(({ from, to, amount }) => (
                <tr key={`${from} ${to}`}>
                  <td>
                    <Account name={from} />
                  </td>
                  <td data-to>
                    <Account name={to} />
                  </td>
                  <td data-number>{moneyText(amount, currency)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
