import { Button, Skeleton } from '@mantine/core';
import type { Evidence } from '@stint/wire/evidence';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { Booked } from './booked.tsx';
import { DisputeClock } from './clock.tsx';
import styles from './dispute.module.css';
import { EvidenceLines } from './lines.tsx';
import { evidenceOf } from './queries.ts';
import { Sums } from './sums.tsx';

const route = getRouteApi('/inside/contracts/$contract/disputes/$dispute');

/** All that there is about a dispute: both sides and an operator look at the same. It prints as it stands. */
export function DisputePage() {
  const { contract, live } = useContract();
  const { dispute } = route.useParams();
  const query = useQuery({ ...evidenceOf(contract.id, dispute), refetchInterval: live ? false : 30_000 });
  useTitle('Dispute', contract.title);
  return (
    <div className={styles.page}>
      <Loaded
        query={query}
        what="the dispute"
        stays="Its money is held, and its clock goes on."
        skeleton={<Skeleton h={520} />}
      >
        {(evidence) => <Sections evidence={evidence} />}
      </Loaded>
    </div>
  );
}

function Sections({ evidence }: { evidence: Evidence }) {
  const { contract } = useContract();
  const { week } = evidence;
  const name = daysName(week, addDays(week, 6));
  return (
    <>
      <div className={styles.head}>
        <h1>Dispute of {name}</h1>
        <Link
          className={styles.aside}
          to="/contracts/$contract/weeks/$week/review"
          params={{ contract: contract.id, week }}
        >
          Review of this week
        </Link>
        <Button
          className={styles.print ?? ''}
          variant="default"
          leftSection={<IconPrinter size={17} stroke={1.7} />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </div>
      <p className={styles.who}>
        {evidence.client} disputes work of {evidence.freelancer} on “{evidence.title}”.
      </p>
      <DisputeClock evidence={evidence} />
      <Sums evidence={evidence} />
      <EvidenceLines evidence={evidence} />
      <Booked evidence={evidence} />
    </>
  );
}
