import { Group, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { Month, MonthLine } from '@stint/wire/payouts';
import { API_ROOT } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { monthName, nextMonth } from '../operator/months.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks, daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { moneyText } from './amount.ts';
import { statementOf } from './payout-queries.ts';

const route = getRouteApi('/inside/money/$month/$currency');

/** A month of what was available to a freelancer: it adds up to what the books have. */
export function StatementPage() {
  const params = route.useParams();
  const { month, currency } = params;
  const name = `${monthName(month)}, ${currency}`;
  useTitle(`Statement: ${name}`);
  const query = useQuery(statementOf(params));
  const to = (months: 1 | -1) => ({ month: nextMonth(month, months), currency });
  return (
    <div className={page.narrow}>
      <h1>Statement: {name}</h1>
      <Group>
        <Link to="/money/$month/$currency" params={to(-1)}>
          {monthName(nextMonth(month, -1))}
        </Link>
        <Link to="/money/$month/$currency" params={to(1)}>
          {monthName(nextMonth(month, 1))}
        </Link>
        <a href={`${API_ROOT}/statements/${month}/${currency}/csv`} download>
          Save as CSV
        </a>
        <Link to="/money">Your money</Link>
      </Group>
      <Loaded
        query={query}
        what="the statement"
        stays="The books are append-only."
        skeleton={<Skeleton h={260} />}
      >
        {(read) => (
          <>
            <Sums read={read} />
            <Lines read={read} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Sums({ read }: { read: Month }) {
  const rows = [
    ['Available before', read.opening, ''],
    ['Pay, before fees', read.pay, '+ '],
    ['Fees', read.fees, '− '],
    ['Refunds', read.refunds, '− '],
    ['Paid out, less what came back', read.payouts, '− '],
    ['Available after', read.closing, '= '],
  ] as const;
  return (
    <section className={page.panel} aria-label="The month">
      <table className={page.table}>
        <tbody>
          {rows.map(([says, amount, sign]) => (
            <tr key={says}>
              <th scope="row">{says}</th>
              <td data-number>
                {sign}
                {moneyText(amount, read.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={page.quiet}>
        Below 0 you owe it: what comes in next fills it first, and nothing is paid out.
      </p>
    </section>
  );
}

const WHAT: Readonly<Record<MonthLine['what'], string>> = {
  pay: 'Pay',
  refund: 'Refund',
  payout: 'Paid out',
  'payout-back': 'Payout came back',
};

function Lines({ read: { lines, currency } }: { read: Month }) {
  if (lines.length === 0) return <p className={page.quiet}>Nothing moved in this month.</p>;
  return (
    <section className={page.panel} aria-labelledby="month-lines">
      <h2 id="month-lines">What moved</h2>
      <Scrolled label="What moved, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col" data-number>
                Before fee
              </th>
              <th scope="col" data-number>
                Fee
              </th>
              <th scope="col" data-number>
                Amount
              </th>
              <th scope="col" data-number>
                Available
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.entry} line={line} currency={currency} />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function Row({ line, currency }: { line: MonthLine; currency: string }) {
  return (
    <tr>
      <td>{bothClocks(toInstant(line.at), mine)}</td>
      <td>
        {WHAT[line.what]}
        {line.about && <About about={line.about} />}
      </td>
      <td data-number data-label="Before fee">
        {line.what === 'pay' ? moneyText(line.gross, currency) : ''}
      </td>
      <td data-number data-label="Fee">
        {line.what === 'pay' ? moneyText(line.fee, currency) : ''}
      </td>
      <td data-number>{moneyText(line.amount, currency)}</td>
      <td data-number data-label="Available">
        {moneyText(line.balance, currency)}
      </td>
    </tr>
  );
}

function About({ about }: { about: NonNullable<MonthLine['about']> }) {
  return (
    <>
      {': '}
      <LeadsOn about={about} />
    </>
  );
}

function LeadsOn({ about: { contract, week, payment, title } }: { about: NonNullable<MonthLine['about']> }) {
  if (week !== null) {
    return (
      <Link to="/contracts/$contract/weeks/$week" params={{ contract, week }}>
        {title}, {daysName(week, addDays(week, 6))}
      </Link>
    );
  }
  if (payment !== null) {
    return (
      <Link to="/contracts/$contract/payments/$payment" params={{ contract, payment }}>
        {title}, one-time payment
      </Link>
    );
  }
  return (
    <Link to="/contracts/$contract" params={{ contract }}>
      {title}, milestone
    </Link>
  );
}
