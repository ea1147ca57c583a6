import { Skeleton } from '@mantine/core';
import type { LedgerEntry } from '@stint/wire/books';
import { toInstant } from '@stint/wire/letters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { moment } from '../time/spoken.ts';
import { Account } from './account.tsx';
import { LeadsOn } from './leads-on.tsx';
import { statementPages } from './queries.ts';

const route = getRouteApi('/inside/books/accounts/$account/$currency');

/** One account's entries in the order of booking, with what is in it after each. */
export function StatementPage() {
  const { account, currency } = route.useParams();
  useTitle('Statement');
  const query = useInfiniteQuery(statementPages(account, currency));
  return (
    <div className={page.narrow}>
      <h1>
        Statement of <Account name={account} /> in {currency}
      </h1>
      <p className={page.quiet}>
        Oldest first. What came in is above 0, what went out below.{' '}
        <Link to="/books/trial-balance">Trial balance</Link>
      </p>
      <Loaded
        query={query}
        what="the statement"
        stays="The books are append-only."
        skeleton={<Skeleton h={320} />}
      >
        {({ pages }) => <Lines lines={pages.flatMap(({ lines }) => lines)} currency={currency} />}
      </Loaded>
      <ShowMore of={query} says="Show more entries" />
    </div>
  );
}

interface Line {
  readonly entry: Pick<LedgerEntry, 'id' | 'at' | 'says' | 'about'>;
  readonly amount: string;
  readonly balance: string;
}

function Lines({ lines, currency }: { lines: readonly Line[]; currency: string }) {
  if (lines.length === 0) return <p className={page.quiet}>Nothing was ever booked here.</p>;
  return (
    <section className={page.panel} aria-label="Entries">
      <Scrolled label="Statement, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col" data-number>
                Amount
              </th>
              <th scope="col" data-number>
                In it then
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ entry: { id, at, says, about }, amount, balance }) => (
              <tr key={id}>
                <td>{moment(toInstant(at), 'UTC')} UTC</td>
                <th scope="row" title={id}>
                  {says} <LeadsOn entry={{ id, about }} />
                </th>
                <td data-number>{moneyText(amount, currency)}</td>
                <td data-number data-label="In it then">
                  {moneyText(balance, currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
