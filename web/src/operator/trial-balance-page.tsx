import { Skeleton } from '@mantine/core';
import type { TrialRow } from '@stint/wire/ledger';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { useNow } from '../time/house-clock.ts';
import { Account } from './account.tsx';
import { MonthSteps } from './month-steps.tsx';
import { monthName, monthOf, monthSpan } from './months.ts';
import { trialBalance } from './queries.ts';

const route = getRouteApi('/inside/books/trial-balance');

/** A month, account by account: what was in each account, what came and went, what is in it. */
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
      <MonthSteps to="/books/trial-balance" month={month} now={now} />
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
