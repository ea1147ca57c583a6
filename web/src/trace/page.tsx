import { Skeleton } from '@mantine/core';
import { readTrace, type Trace } from '@stint/wire/trace';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { useContract } from '../contract/context.ts';
import { FeeReason } from '../money/fee-reason.tsx';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { TracedLines } from './lines.tsx';
import { Steps } from './steps.tsx';

const route = getRouteApi('/inside/contracts/$contract/weeks/$week/trace');

const traceOf = (contract: string, week: string) =>
  queryOptions({
    queryKey: ['trace', contract, week],
    queryFn: ({ signal }) => ask(readTrace, { params: { contract, week }, signal }),
  });

/** What is behind an invoice: the segments of each line, and each step of its money. */
export function TracePage() {
  const { contract } = useContract();
  const { week } = route.useParams();
  const name = daysName(week, addDays(week, 6));
  useTitle(`What is behind the invoice of ${name}`, contract.title);
  const query = useQuery(traceOf(contract.id, week));
  return (
    <div className={page.narrow}>
      <h1>What is behind the invoice of {name}</h1>
      <p className={page.quiet}>
        Every line down to its segments, every sum down to its steps in the books.{' '}
        <Link to="/contracts/$contract/weeks/$week" params={{ contract: contract.id, week }}>
          The week
        </Link>
      </p>
      <Loaded
        query={query}
        what="what is behind the invoice"
        stays="Its diary and its money are safe."
        skeleton={<Skeleton h={420} />}
      >
        {(trace) => <Behind trace={trace} />}
      </Loaded>
    </div>
  );
}

function Behind({ trace }: { trace: Trace }) {
  const { contract } = useContract();
  if (!trace.invoice) return <p>Nothing of this week is billed, so there is no invoice (B5).</p>;
  return (
    <>
      {!trace.issued && <p>The week is not closed: this is what its invoice would be now.</p>}
      <TracedLines trace={trace} />
      <FeeReason contract={contract.id} />
      <Steps entries={trace.entries} currency={trace.currency} />
    </>
  );
}
