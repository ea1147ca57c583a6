import { Skeleton } from '@mantine/core';
import type { TrialRow } from '@stint/wire/ledger';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { useNow } from '../time/house-clock.ts';
import { Account } from './account.tsx';
import { monthName, monthOf, monthSpan, nextMonth } from './months.ts';
import { trialBalance } from './queries.ts';

const route = getRouteApi('/inside/books/trial-balance');

/** The closing report of a month: what was in each account, what came and went, what is in it. */
export function TrialBalancePage() {
  const now = monthOf(useNow());
  const { month = now } = route.useSearch();
  useTitle('Trial balance', monthName(month));
  const query = useQuery(trialBalance(monthSpan(month)));
  return (
    <div className={page.narrow}>
      <h1>Trial balance of {monthName(month)}</h1>
      <p className={page.quiet}>
        From the 1st 00:00 UTC to the next month’s 1st. Every currency adds up to 0: what left one account
        came into another.
      </p>
      <nav aria-label="Months">
        <Step to={nextMonth(month, -1)} says="The month before" />{' '}
        {month < now && <Step to={nextMonth(month, 1)} says="The month after" />}
      </nav>
      <Loaded
        query={query}
        what="the trial balance"
        stays="The books are append-only."
        skeleton={<Skeleton h={320} />}
      >
        {(rows) => <Rows rows={rows} />}
      </Loaded>
    </div>
  );
}

function Step({ to, says }: { to: string; says: string }) {
  return (
    <ButtonLink variant="default" size="xs" to="/books/trial-balance" search={{ month: to }}>
      {says}
    </ButtonLink>
  );
}

function Rows({ rows }: { rows: readonly TrialRow[] }) {
  if (rows.length === 0) return <p className={page.quiet}>Nothing was booked until then.</p>;
  return (
    <section className={page.panel} aria-label="Accounts">
      <Scrolled label="Trial balance, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Account</th>
              {['Opening', 'In', 'Out', 'Closing'].map((name) => (
                <th key={name} scope="col" data-number>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ account, currency, opening, in: came, out, closing }) => (
              <tr key={`${account} ${currency}`}>
                <th scope="row">
                  <Link to="/books/accounts/$account/$currency" params={{ account, currency }}>
                    <Account name={account} />
                  </Link>
                </th>
                <td data-number data-label="Opening">
                  {moneyText(opening, currency)}
                </td>
                <td data-number data-label="In">
                  {moneyText(came, currency)}
                </td>
                <td data-number data-label="Out">
                  {moneyText(out, currency)}
                </td>
                <td data-number data-label="Closing">
                  {moneyText(closing, currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
