import { Skeleton } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { Contract } from '@stint/wire/contracts';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { Person } from '@stint/wire/people';
import { useQueries, useQuery } from '@tanstack/react-query';
import { bonusRequests, contracts, weekOfContract, weeksOf } from '../api/queries.ts';
import { sideOf } from '../contract/context.ts';
import { useContractNeeds } from '../contract/waiting.ts';
import { isOfClient } from '../jobs/may-hire.ts';
import { ownOpenJobs } from '../jobs/queries.ts';
import { jobNeeds } from '../jobs/waiting.ts';
import { PurseBars } from '../money/purse-bars.tsx';
import { offers } from '../offers/queries.ts';
import { offerNeeds } from '../offers/waiting.ts';
import { Loaded } from '../parts/loaded.tsx';
import { mayFor } from '../teams/may.ts';
import { useNow } from '../time/house-clock.ts';
import { ContractCard } from './contract-card.tsx';
import { EndedContracts } from './ended-contracts.tsx';
import { FirstSteps } from './first-steps.tsx';
import styles from './home.module.css';
import { needsOf } from './needs.ts';
import { NeedsYou } from './needs-you.tsx';
import { PaymentMethods } from './payment-methods.tsx';

/** The home of a freelancer or client. */
export function ContractsHome({ person }: { person: Person }) {
  const query = useQuery(contracts);
  const now = useNow();
  const mine = (query.data ?? []).filter((contract) => sideOf(contract, person) !== 'operator');
  const weeks = useQueries({ queries: mine.map(({ id }) => weeksOf(id)) });
  const { data: bonuses = [] } = useQuery(bonusRequests);
  const offered = useQuery(offers);
  const posted = useQuery({ ...ownOpenJobs, enabled: isOfClient(person) });
  const steps = useContractNeeds(mine, person);
  const needs = [
    ...offerNeeds(offered.data?.offers ?? []),
    ...jobNeeds(posted.data?.jobs ?? [], person),
    ...steps,
    ...mine.flatMap((contract, index) =>
      needsOf(contract, sideOf(contract, person), weeks[index]?.data ?? [], now, bonuses).filter(
        ({ right }) => right === undefined || mayFor(person, contract.organisation.id, right),
      ),
    ),
  ];
  const read = query.isSuccess && weeks.every(({ isPending }) => !isPending);
  return (
    <>
      {read && <FirstSteps person={person} contracts={mine} weeks={weeks.map(({ data }) => data)} />}
      {read ? <NeedsYou needs={needs} /> : <Skeleton h={86} radius={12} />}
      <Loaded
        query={query}
        what="your contracts"
        stays="What was agreed and tracked is safe."
        skeleton={<Skeleton h={190} radius={12} />}
      >
        {() => <ThisWeek person={person} contracts={mine} weeks={weeks.map(({ data }) => data)} />}
      </Loaded>
      {person.roles.includes('freelancer') && (
        <section aria-labelledby="on-its-way" className={styles.section}>
          <h2 id="on-its-way">Money on its way</h2>
          <PurseBars />
        </section>
      )}
      {person.organisations
        .filter(({ kind }) => kind === 'client')
        .map((organisation) => (
          <PaymentMethods
            key={organisation.id}
            organisation={organisation}
            mayAdd={mayFor(person, organisation.id, 'pay')}
          />
        ))}
    </>
  );
}

interface ThisWeekProps {
  readonly person: Person;
  readonly contracts: readonly Contract[];
  /** The weeks of each contract, where they are read already. */
  readonly weeks: readonly (readonly Week[] | undefined)[];
}

function ThisWeek({ person, contracts: mine, weeks }: ThisWeekProps) {
  const start = weekOf(useNow());
  const current = useQueries({ queries: mine.map(({ id }) => weekOfContract(id, formatDay(start))) });
  const all = mine.map((contract, index) => {
    const ended = contract.endedAt !== null && toInstant(contract.endedAt) < start;
    const settled = weeks[index]?.every(({ stage }) => stage === 'available') ?? false;
    const week = ended ? null : current[index]?.data;
    return { contract, week, weeks: weeks[index], over: ended && settled };
  });
  const over = all.filter((one) => one.over).map(({ contract }) => contract);
  return (
    <>
      <section aria-labelledby="this-week" className={styles.section}>
        <h2 id="this-week">This week</h2>
        {over.length === all.length && (
          <p className={styles.quiet}>
            {mine.length === 0
              ? 'You have no contract yet. One begins when an offer is accepted.'
              : 'No contract runs. One begins when an offer is accepted.'}
          </p>
        )}
        <div className={styles.cards}>
          {all
            .filter((one) => !one.over)
            .map(({ contract, ...shown }) => (
              <ContractCard
                key={contract.id}
                contract={contract}
                side={sideOf(contract, person)}
                week={shown.week}
                weeks={shown.weeks}
              />
            ))}
        </div>
      </section>
      {over.length > 0 && <EndedContracts contracts={over} person={person} />}
    </>
  );
}
