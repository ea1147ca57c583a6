import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { type Reconciliation, reconcile } from '@stint/wire/processor';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Scrolled } from '../parts/scrolled.tsx';
import { moment } from '../time/spoken.ts';
import { reconciliations } from './queries.ts';

/** The payment processor compared with the books: what it holds, what it should, and what nobody can explain. */
export function ProcessorPage() {
  useTitle('The processor and the books');
  const query = useQuery(reconciliations);
  const client = useQueryClient();
  const compare = useMutation({
    mutationFn: () => ask(reconcile, {}),
    onSuccess: (compared) => client.setQueryData(reconciliations.queryKey, compared),
  });
  return (
    <div className={page.narrow}>
      <h1>The processor and the books</h1>
      <p className={page.quiet}>
        Once a day the house asks its payment processor for every movement and compares it with the books. The
        difference must be 0, and each movement an entry.
      </p>
      <p>
        <Button loading={compare.isPending} onClick={() => compare.mutate()}>
          Compare now
        </Button>
      </p>
      <Refusal error={compare.error} />
      <Loaded
        query={query}
        what="the comparisons"
        stays="The books are append-only."
        skeleton={<Skeleton h={240} />}
      >
        {({ reconciliations: compared, unmatched }) => (
          <>
            <Compared compared={compared} />
            {unmatched.length > 0 && <Unmatched movements={unmatched} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Compared({ compared }: { compared: readonly Reconciliation[] }) {
  if (compared.length === 0) {
    return <p className={page.quiet}>Nothing was compared yet: no money has gone through the processor.</p>;
  }
  return (
    <section className={page.panel} aria-labelledby="compared">
      <h2 id="compared">Compared</h2>
      <Scrolled label="Comparisons, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col" data-number>
                It holds
              </th>
              <th scope="col" data-number>
                By the books
              </th>
              <th scope="col" data-number>
                On its way
              </th>
              <th scope="col" data-number>
                Difference
              </th>
              <th scope="col" data-number>
                Unknown
              </th>
            </tr>
          </thead>
          <tbody>
            {compared.map((one) => (
              <ComparedRow key={`${one.at} ${one.currency}`} one={one} />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function ComparedRow({ one }: { one: Reconciliation }) {
  return (
    <tr>
      <th scope="row">{moment(toInstant(one.at), 'UTC')} UTC</th>
      <td data-number data-label="It holds">
        {moneyText(one.held, one.currency)}
      </td>
      <td data-number data-label="By the books">
        {moneyText(one.booked, one.currency)}
      </td>
      <td data-number data-label="On its way">
        {moneyText(one.onItsWay, one.currency)}
      </td>
      <td data-number>
        {isZero(one.difference) ? '✓ ' : '✗ '}
        {moneyText(one.difference, one.currency)}
      </td>
      <td data-number data-label="Unknown">
        {one.unmatched}
      </td>
    </tr>
  );
}

interface Movement {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly at: string;
  readonly currency: string;
  readonly amount: string;
}

function Unmatched({ movements }: { movements: readonly Movement[] }) {
  return (
    <section className={page.panel} aria-labelledby="unmatched">
      <h2 id="unmatched">Movements that are no entry of the books</h2>
      <p className={page.quiet}>
        Something was done at the processor that the house did not ask for, or has not heard of yet. Look it
        up there by its name.
      </p>
      <Scrolled label="Unknown movements, a table">
        <table className={`${page.table} ${page.stacked}`}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Kind</th>
              <th scope="col">When</th>
              <th scope="col" data-number>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {movements.map(({ id, source, kind, at, amount, currency }) => (
              <tr key={id}>
                <th scope="row">{source}</th>
                <td>{kind.replaceAll('_', ' ')}</td>
                <td>{moment(toInstant(at), 'UTC')} UTC</td>
                <td data-number>{moneyText(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function isZero(amount: string): boolean {
  return /^-?0(\.0+)?$/.test(amount);
}
