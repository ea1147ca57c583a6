import '@mantine/core/styles/NumberInput.css';
import { Button, Group, NumberInput, Skeleton, TextInput } from '@mantine/core';
import { formatMoney, parseMoney } from '@stint/core/money';
import { toInstant } from '@stint/wire/letters';
import { depositToFund, type Fund, type FundStep, setFundCap } from '@stint/wire/protection';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { fund } from '../debt/queries.ts';
import { minorOf, money, moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Scrolled } from '../parts/scrolled.tsx';
import { bothClocks, daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { Sums } from './sums.tsx';

/** For operators: what is in the protection fund, what it paid, what it lacks, and how much it pays at most (D5). */
export function ProtectionPage() {
  useTitle('Protection fund');
  const query = useQuery(fund);
  return (
    <div className={page.narrow}>
      <h1>Protection fund</h1>
      <p className={page.quiet}>
        After the fifth failed day of a charge the fund pays the freelancer what was protected when the week
        locked, at its normal time: the freelancer’s part, no fees. It never goes below 0; when the client
        pays, it has back first what it paid (D5).
      </p>
      <Loaded query={query} what="the fund" stays="Its money is safe." skeleton={<Skeleton h={260} />}>
        {({ funds, steps }) => (
          <>
            {funds.map((one) => (
              <One key={one.currency} one={one} />
            ))}
            <Deposit known={funds[0]?.currency ?? 'USD'} />
            <Steps steps={steps} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function One({ one }: { one: Fund }) {
  const { currency } = one;
  const sums = [
    ['In the fund', one.balance],
    ['Put in by you', one.deposited],
    ['Paid to freelancers and not back yet', one.advanced],
    ['Back from clients', one.recovered],
    ['Lacking: due, and waiting for a deposit', one.lacking],
  ] as const;
  return (
    <section className={page.panel} aria-label={`The fund in ${currency}`}>
      <h2>{currency}</h2>
      <Sums of={sums} currency={currency} />
      <Cap key={`${one.cap} ${one.days}`} one={one} />
    </section>
  );
}

function Cap({ one }: { one: Fund }) {
  const { currency } = one;
  const [cap, setCap] = useState(one.cap);
  const [days, setDays] = useState<number | string>(one.days);
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: () =>
      ask(setFundCap, { params: { currency }, body: { cap: cap.trim(), days: Number(days) } }),
    onSuccess: async () => {
      notice('The cap holds from now on; what was paid stays paid.');
      await client.invalidateQueries();
    },
  });
  const isSame = cap === one.cap && Number(days) === one.days;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame) set.mutate();
  };
  return (
    <form onSubmit={submit} aria-label={`The cap in ${currency}`}>
      <Group align="end">
        <TextInput
          label="Most for one client and one freelancer"
          inputMode="decimal"
          value={cap}
          onChange={(event) => setCap(event.currentTarget.value)}
        />
        <NumberInput label="Within days of work" min={7} max={366} value={days} onChange={setDays} />
        <Button type="submit" variant="default" loading={set.isPending} disabled={isSame}>
          Set the cap
        </Button>
      </Group>
      <Refusal error={set.error} compact />
    </form>
  );
}

function Deposit({ known }: { known: string }) {
  const [currency, setCurrency] = useState(known);
  const [typed, setTyped] = useState('');
  // The same id until it is done: asking again after a broken connection is the same deposit.
  const [id, setId] = useState(newId);
  const client = useQueryClient();
  const amount = parseMoney(typed.trim(), currency);
  const put = useMutation({
    mutationFn: (sum: bigint) =>
      ask(depositToFund, { body: { id, currency, amount: formatMoney(sum, currency) } }),
    onSuccess: async (after) => {
      setTyped('');
      setId(newId());
      notice(`${moneyText(after.balance, currency)} is in the fund now.`);
      await client.invalidateQueries();
    },
  });
  const isSum = amount !== null && amount > 0n;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSum && !put.isPending) put.mutate(amount);
  };
  return (
    <form onSubmit={submit} className={page.panel} aria-labelledby="deposit">
      <h2 id="deposit">Put money in</h2>
      <p className={page.quiet}>
        It moves from platform:operator to platform:protection in the books. What waits for the fund is paid
        from it within seconds.
      </p>
      <Group align="end" mt="sm">
        <TextInput
          label="Amount"
          inputMode="decimal"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput
          label="Currency"
          maxLength={3}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <Button type="submit" loading={put.isPending} disabled={!isSum}>
          {isSum ? `Put in ${money(amount, currency)}` : 'Put in'}
        </Button>
      </Group>
      <Refusal error={put.error} compact />
    </form>
  );
}

const WHAT = { deposited: 'Put in', paid: 'Paid out', recovered: 'Back' } as const;

function Steps({ steps }: { steps: readonly FundStep[] }) {
  if (steps.length === 0) return <p className={page.quiet}>Nothing has moved yet.</p>;
  return (
    <section className={page.panel} aria-labelledby="fund-steps">
      <h2 id="fund-steps">What moved</h2>
      <Scrolled label="What the fund did, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">For</th>
              <th scope="col" data-number>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((one) => (
              <tr key={one.entry}>
                <td>{bothClocks(toInstant(one.at), mine)}</td>
                <td>{WHAT[one.what]}</td>
                <td>{one.about ? <About about={one.about} /> : `by ${one.by ?? 'the house'}`}</td>
                <td data-number>
                  {one.what === 'paid' && '−'}
                  {money(minorOf(one.amount, one.currency), one.currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function About({ about }: { about: NonNullable<FundStep['about']> }) {
  const { contract, week, title, freelancer, organisation } = about;
  return (
    <>
      <Link to="/contracts/$contract/weeks/$week" params={{ contract, week }}>
        {title}, {daysName(week, addDays(week, 6))}
      </Link>
      <br />
      {freelancer}, {organisation}
    </>
  );
}
