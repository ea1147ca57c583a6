import { Skeleton } from '@mantine/core';
import type { Attempt, Debt, Owed } from '@stint/wire/debt';
import { toInstant } from '@stint/wire/letters';
import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { PaymentMethods } from '../home/payment-methods.tsx';
import { minorOf, moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { bothClocks, daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { PayNow } from './pay-now.tsx';
import { debtOf } from './queries.ts';
import { attemptSays, nextSays } from './words.ts';

const route = getRouteApi('/inside/organisations/$organisation/debt');
const inside = getRouteApi('/inside');

/** What an organisation owes by invoice: why each charge failed, what is tried when, and the way to pay it now (D5). */
export function DebtPage() {
  const { organisation } = route.useParams();
  useTitle('What is owed');
  const query = useQuery(debtOf(organisation));
  return (
    <div className={page.narrow}>
      <h1>What is owed</h1>
      <Loaded
        query={query}
        what="what is owed"
        stays="Nothing is charged twice, whatever this page shows."
        skeleton={<Skeleton h={260} />}
      >
        {(debt) => <Opened debt={debt} />}
      </Loaded>
    </div>
  );
}

function Opened({ debt }: { debt: Debt }) {
  const { organisation, suspendedSince, owed, total } = debt;
  const { person } = inside.useRouteContext();
  const mayPay = person.organisations.some(({ id }) => id === organisation.id);
  return (
    <>
      {suspendedSince !== null && (
        <section className={page.panel} aria-labelledby="paused">
          <h2 id="paused">
            <IconPlayerPause size={16} aria-hidden="true" /> Contracts are paused
          </h2>
          <p>
            Since {bothClocks(toInstant(suspendedSince), mine)} no time can be tracked for {organisation.name}
            , and nobody new can be hired. As soon as what failed is paid, all of it goes on by itself; what
            somebody paused stays paused (D5).
          </p>
        </section>
      )}
      {owed.length === 0 ? (
        <p className={page.quiet}>{organisation.name} owes nothing.</p>
      ) : (
        <p>
          {organisation.name} owes{' '}
          <strong>{total.map(({ amount, currency }) => moneyText(amount, currency)).join(' and ')}</strong>,
          fees included.
        </p>
      )}
      {owed.map((one) => (
        <Invoice
          key={`${one.contract} ${one.week}`}
          one={one}
          organisation={organisation.id}
          mayPay={mayPay}
        />
      ))}
      <WhatHappens />
      {mayPay && <PaymentMethods organisation={organisation} mayAdd />}
    </>
  );
}

function Invoice({ one, organisation, mayPay }: { one: Owed; organisation: string; mayPay: boolean }) {
  const { contract, week, title, freelancer, amount, currency, advanced, attempts } = one;
  const name = `${title}, ${daysName(week, addDays(week, 6))}`;
  return (
    <section className={page.panel} aria-label={name}>
      <h2>{name}</h2>
      <p>
        <strong>{moneyText(amount, currency)}</strong> for {freelancer}’s work.
      </p>
      <p className={page.quiet}>
        <Link to="/contracts/$contract/weeks/$week" params={{ contract, week }}>
          See the week
        </Link>
      </p>
      <p>{nextSays(one, mine)}</p>
      <Attempts attempts={attempts} />
      {minorOf(advanced, currency) > 0n && (
        <p className={page.quiet}>
          The protection fund has paid {freelancer} {moneyText(advanced, currency)} of it meanwhile; it has
          that back first.
        </p>
      )}
      {mayPay && !one.disputed && <PayNow one={one} name={name} organisation={organisation} />}
    </section>
  );
}

/** The last day's tries; those of the days before at a click. */
function Attempts({ attempts }: Pick<Owed, 'attempts'>) {
  const last = attempts.at(-1);
  if (!last) return null;
  const isLast = (one: Attempt): boolean => one.day === last.day;
  const before = attempts.filter((one) => !isLast(one));
  return (
    <>
      <Lines attempts={attempts.filter(isLast)} />
      {before.length > 0 && (
        <details>
          <summary>{before.length === 1 ? 'One try before' : `${before.length} tries before`}</summary>
          <Lines attempts={before} />
        </details>
      )}
    </>
  );
}

function Lines({ attempts }: Pick<Owed, 'attempts'>) {
  return (
    <ul>
      {attempts.map((one) => (
        <li key={one.n}>
          {bothClocks(toInstant(one.at), mine)}: {attemptSays(one)}
        </li>
      ))}
    </ul>
  );
}

function WhatHappens() {
  return (
    <section className={page.panel} aria-labelledby="what-happens">
      <h2 id="what-happens">What happens when</h2>
      <ol>
        <li>
          A week is charged when it locks, Monday 12:00 UTC: to the first card, then to the next (B5, D5).
        </li>
        <li>If all are declined, they are tried again every 24 hours, on five days in all.</li>
        <li>After the fifth day all contracts pause, and open offers cannot be accepted.</li>
        <li>
          Time that was protected is then paid to the freelancer by the protection fund; the rest waits for
          you.
        </li>
        <li>Whatever you pay later goes to the fund first, as much as it paid, then to the freelancer.</li>
      </ol>
    </section>
  );
}
