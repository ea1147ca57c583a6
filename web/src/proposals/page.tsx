import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { ProposalState, type ProposalSummary } from '@stint/wire/proposals';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import styles from '../jobs/card.module.css';
import jobs from '../jobs/jobs.module.css';
import { Loaded } from '../parts/loaded.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { useNow } from '../time/house-clock.ts';
import { distance } from '../time/spoken.ts';
import { amountText } from './amount-text.ts';
import { myProposalPages } from './queries.ts';
import { ProposalSign } from './sign.tsx';
import { States } from './states.tsx';
import { WhoseTurn } from './whose-turn.tsx';

const route = getRouteApi('/inside/proposals');

/** What the reader has proposed, by state. */
export function ProposalsPage() {
  useTitle('Proposals');
  const { state = null } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(myProposalPages(state));
  const choose = (to: ProposalState | null): void =>
    void navigate({ search: to === null ? {} : { state: to }, replace: true });
  return (
    <div className={jobs.page}>
      <div>
        <h1>Your proposals</h1>
        <p className={jobs.lead}>What you sent, whose turn it is, and until when.</p>
      </div>
      <Loaded query={query} what="your proposals" skeleton={<Skeleton h={320} radius={12} />}>
        {({ pages }) => {
          const [first] = pages;
          if (!first) return null;
          if (Object.values(first.counts).every((count) => count === 0)) return <NoneYet />;
          const states = ProposalState.options;
          return (
            <>
              <States
                side="freelancer"
                chosen={state}
                states={states}
                counts={first.counts}
                onChoose={choose}
              />
              <Cards proposals={pages.flatMap((page) => page.proposals)} />
              <ShowMore of={query} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Cards({ proposals }: { proposals: readonly ProposalSummary[] }) {
  if (proposals.length === 0) return <p className={jobs.note}>There are none of these now.</p>;
  return (
    <ul className={styles.cards} aria-label="Your proposals">
      {proposals.map((proposal) => (
        <Card key={proposal.id} proposal={proposal} />
      ))}
    </ul>
  );
}

function Card({ proposal }: { proposal: ProposalSummary }) {
  const now = useNow();
  const { id, job, freelancer, agency, state } = proposal;
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <h2>
          <Link to="/proposals/$proposal" params={{ proposal: id }}>
            <bdi>{job.title}</bdi>
          </Link>
        </h2>
        <ProposalSign state={state} side="freelancer" />
      </div>
      <div className={styles.facts}>
        <span className={jobs.price}>{amountText(proposal)}</span>
        <bdi className={styles.soft}>{job.organisation.name}</bdi>
        {agency !== null && (
          <span className={styles.soft}>
            for <bdi>{freelancer.name}</bdi>, by way of <bdi>{agency.name}</bdi>
          </span>
        )}
        <span className={styles.soft}>sent {distance(toInstant(proposal.sentAt) - now)}</span>
      </div>
      <WhoseTurn proposal={proposal} side="freelancer" />
    </li>
  );
}

function NoneYet() {
  return (
    <div className={jobs.empty}>
      <strong>You have not proposed for a job yet.</strong>
      <p>Find one, name your rate or your price, and say why you. The client is told at once.</p>
      <Button component={Link} to="/jobs">
        Find work
      </Button>
    </div>
  );
}
