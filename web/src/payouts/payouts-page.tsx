import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { approvePayout, type BankFile, type DeskPayout, declinePayout } from '@stint/wire/payout-desk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { DeskCurrency } from './desk-currency.tsx';
import { Look } from './look.tsx';
import { NewCurrency } from './new-currency.tsx';
import { payoutDesk } from './queries.ts';

/** For operators: large payouts that wait for two people, what the bank is to pay, and how far it has. */
export function PayoutsPage() {
  useTitle('Payouts');
  const query = useQuery(payoutDesk);
  return (
    <div className={page.narrow}>
      <h1>Payouts</h1>
      <p className={page.quiet}>
        What freelancers are paid by bank: make a file of it (ISO 20022, pain.001), hand it to your bank, mark
        it as sent, and enter what the bank did with each payout. The payment processor’s payouts go by
        themselves.
      </p>
      <Loaded query={query} what="the payouts" stays="Their money is safe." skeleton={<Skeleton h={300} />}>
        {({ currencies, waiting, files }) => (
          <>
            {waiting.length + files.length === 0 && (
              <p className={page.quiet}>
                Nothing waits for you. The payment processor pays freelancers by itself; whoever is paid by
                bank waits for a file that you make here, once the house’s own account in that currency is
                known.
              </p>
            )}
            <Waiting waiting={waiting} />
            {currencies.map((one) => (
              <DeskCurrency key={one.currency} one={one} />
            ))}
            {currencies.length === 0 && (
              <p className={page.quiet}>
                Nobody is paid by bank yet. Enter the account that your house pays from, by its currency.
              </p>
            )}
            <NewCurrency known={currencies.map(({ currency }) => currency)} />
            <Files files={files} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Waiting({ waiting }: { waiting: readonly DeskPayout[] }) {
  if (waiting.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="large">
      <h2 id="large">Large payouts, for two operators</h2>
      {waiting.map((one) => {
        const { id: payout, freelancer, amount, currency, at, approvedBy, yours } = one;
        const sum = moneyText(amount, currency);
        return (
          <article key={payout} aria-label={`${sum} to ${freelancer}`}>
            <p>
              <strong>{sum}</strong> to <bdi>{freelancer}</bdi>, {wayOf(one)}, asked{' '}
              {bothClocks(toInstant(at), mine)}.{' '}
              {approvedBy.length === 0 ? 'Nobody has approved it.' : `Approved by ${approvedBy.join(', ')}.`}
            </p>
            <Look
              about={`${sum} to ${freelancer}`}
              yours={yours}
              approve={() => ask(approvePayout, { params: { payout } })}
              decline={(reason) => ask(declinePayout, { params: { payout }, body: { reason } })}
            />
          </article>
        );
      })}
    </section>
  );
}

function wayOf({ via, lastFour }: DeskPayout): string {
  return via === 'bank' ? `to account … ${lastFour}` : 'by the payment processor';
}

const STATES: Readonly<Record<BankFile['state'], string>> = {
  waiting: 'waits for a second operator',
  ready: 'to be sent',
  declined: 'declined',
  sent: 'sent',
};

function Files({ files }: { files: readonly BankFile[] }) {
  if (files.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="files">
      <h2 id="files">Files for the bank</h2>
      <Scrolled label="Files for the bank, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Made</th>
              <th scope="col">State</th>
              <th scope="col" data-number>
                Payouts
              </th>
              <th scope="col" data-number>
                Sum
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ id: file, madeAt, madeBy, state, count, open, total, currency }) => (
              <tr key={file}>
                <td>
                  <Link to="/payouts/$file" params={{ file }}>
                    {bothClocks(toInstant(madeAt), mine)}
                  </Link>
                  , <bdi>{madeBy}</bdi>
                </td>
                <td>{state === 'sent' && open > 0 ? `sent, ${open} not answered` : STATES[state]}</td>
                <td data-number data-label="Payouts">
                  {count}
                </td>
                <td data-number>{moneyText(total, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
