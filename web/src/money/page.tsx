import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { useQuery } from '@tanstack/react-query';
import { payouts } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { OneTime } from '../payments/own.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { moneyText } from './amount.ts';
import { PayOut } from './pay-out.tsx';
import { PayoutMethods } from './payout-method.tsx';
import { PayoutPlans } from './payout-plan.tsx';
import { PurseBars } from './purse-bars.tsx';
import { Statements } from './statement-links.tsx';

const STATES = {
  waiting: 'two operators look at it first',
  asked: 'on its way to your bank',
  paid: 'paid',
  failed: 'failed; the money is available again',
};

/** A freelancer's money: where it is, what was paid out, and the way to pay out. */
export function MoneyPage() {
  useTitle('Money');
  const query = useQuery(payouts);
  return (
    <div className={page.narrow}>
      <h1>Money</h1>
      <PurseBars />
      <PayOut />
      <OneTime />
      <PayoutMethods />
      <PayoutPlans />
      <Statements />
      <section aria-labelledby="payouts">
        <h2 id="payouts">Payouts</h2>
        <Loaded query={query} what="your payouts" skeleton={<Skeleton h={120} />}>
          {(read) =>
            read.length === 0 ? (
              <p className={page.quiet}>None yet.</p>
            ) : (
              <table className={page.table}>
                <thead>
                  <tr>
                    <th scope="col">When</th>
                    <th scope="col">State</th>
                    <th scope="col" data-number>
                      Amount
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {read.map(({ id, at, state, amount, currency, lastFour, reason }) => (
                    <tr key={id}>
                      <td>{bothClocks(toInstant(at), mine)}</td>
                      <td>
                        {STATES[state]}
                        {lastFour !== '' && `, account … ${lastFour}`}
                        {reason !== '' && `: ${reason}`}
                      </td>
                      <td data-number>{moneyText(amount, currency)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </section>
    </div>
  );
}
