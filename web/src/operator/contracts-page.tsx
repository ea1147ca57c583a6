import { Skeleton } from '@mantine/core';
import type { Contract } from '@stint/wire/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { hours } from '../time/spoken.ts';
import { CreateContract } from './create-contract.tsx';
import { contractPages } from './queries.ts';

const inside = getRouteApi('/inside');

/** All contracts of the reader, the newest first, those that are over too; for an operator everybody's. */
export function ContractsPage() {
  const { person } = inside.useRouteContext();
  const operator = person.roles.includes('operator');
  useTitle('Contracts');
  const query = useInfiniteQuery(contractPages);
  return (
    <div className={page.narrow}>
      <div className={page.spread}>
        <h1>Contracts</h1>
        {operator && <CreateContract />}
      </div>
      <Loaded query={query} what="the contracts" skeleton={<Skeleton h={240} />}>
        {({ pages }) =>
          pages.flat().length > 0 ? (
            <ContractsTable contracts={pages.flat()} />
          ) : (
            <p>
              None yet. One begins when an offer is accepted
              {operator ? '; you can also create one for both sides.' : '.'}
            </p>
          )
        }
      </Loaded>
      <ShowMore of={query} says="Show older contracts" />
    </div>
  );
}

function ContractsTable({ contracts: all }: { contracts: readonly Contract[] }) {
  return (
    <Scrolled panel label="Contracts, a table">
      <table className={page.table}>
        <thead>
          <tr>
            <th scope="col">Contract</th>
            <th scope="col">Freelancer</th>
            <th scope="col">Client</th>
            <th scope="col">Standing</th>
            <th scope="col" data-number>
              Limit
            </th>
            <th scope="col" data-number>
              Rate
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ id, title, freelancer, organisation, standing, kind, terms }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/contracts/$contract/diary/$day" params={{ contract: id, day: 'today' }}>
                  {title}
                </Link>
              </th>
              <td>{freelancer.name}</td>
              <td>{organisation.name}</td>
              <td>{standing.replace('contract-', '').replaceAll('-', ' ')}</td>
              <td data-number>
                {terms.weeklyLimitMinutes === null ? 'none' : hours(terms.weeklyLimitMinutes * 60)}
              </td>
              <td data-number>{kind === 'fixed' ? 'fixed' : moneyText(terms.rate, terms.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
