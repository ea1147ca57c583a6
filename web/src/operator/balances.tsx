import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { Account } from './account.tsx';
import { balances } from './queries.ts';

/** What is in each place of the books. */
export function Balances() {
  const query = useQuery(balances);
  return (
    <section className={page.panel} aria-labelledby="balances">
      <h2 id="balances" style={{ margin: '0 0 8px', fontSize: 15 }}>
        Balances
      </h2>
      <Loaded
        query={query}
        what="the balances"
        stays="The books are append-only."
        skeleton={<Skeleton h={180} />}
      >
        {(read) =>
          read.length === 0 ? (
            <p className={page.quiet}>The books are empty.</p>
          ) : (
            <Scrolled label="Balances, a table">
              <table className={page.table}>
                <thead>
                  <tr>
                    <th scope="col">Account</th>
                    <th scope="col" data-number>
                      Balance
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {read.map(({ account, currency, balance }) => (
                    <tr key={`${account} ${currency}`}>
                      <th scope="row">
                        <Link to="/books/accounts/$account/$currency" params={{ account, currency }}>
                          <Account name={account} />
                        </Link>
                      </th>
                      <td data-number>{moneyText(balance, currency)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolled>
          )
        }
      </Loaded>
    </section>
  );
}
