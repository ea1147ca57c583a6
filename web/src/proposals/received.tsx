import { Skeleton } from '@mantine/core';
import type { Job } from '@stint/wire/jobs';
import { toInstant } from '@stint/wire/letters';
import type { ProposalState, ProposalSummary } from '@stint/wire/proposals';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import styles from '../jobs/jobs.module.css';
import { Loaded } from '../parts/loaded.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { useNow } from '../time/house-clock.ts';
import { distance } from '../time/spoken.ts';
import { amountText } from './amount-text.ts';
import { ClientDeeds } from './client-deeds.tsx';
import rows from './proposals.module.css';
import { receivedPages } from './queries.ts';
import { ProposalSign } from './sign.tsx';
import { States } from './states.tsx';

const SHOWN = ['sent', 'shortlisted', 'archived', 'declined', 'withdrawn', 'hired'] as const;

/** For its client: the proposals that came for a job, and what to do with each. */
export function Received({ job }: { job: Job }) {
  const [state, setState] = useState<ProposalState | null>(null);
  const query = useInfiniteQuery(receivedPages(job.id, state));
  return (
    <section className={`${styles.panel} ${styles.stack}`} aria-labelledby="received">
      <h2 id="received">Proposals</h2>
      <Loaded query={query} what="the proposals" skeleton={<Skeleton h={150} />}>
        {({ pages }) => {
          const [first] = pages;
          const proposals = pages.flatMap((page) => page.proposals);
          if (!first) return null;
          const none = Object.values(first.counts).every((count) => count === 0);
          if (none) return <NoneYet job={job} />;
          return (
            <>
              <States side="client" chosen={state} states={SHOWN} counts={first.counts} onChoose={setState} />
              {proposals.length === 0 && <p className={styles.note}>There are none of these now.</p>}
              <ul className={rows.rows} aria-label="Proposals">
                {proposals.map((proposal) => (
                  <Row key={proposal.id} proposal={proposal} />
                ))}
              </ul>
              <ShowMore of={query} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Row({ proposal }: { proposal: ProposalSummary }) {
  const now = useNow();
  const { id, freelancer, agency, viewedAt, state } = proposal;
  const isNew = viewedAt === null && state === 'sent';
  return (
    <li className={rows.row}>
      <div className={rows.who}>
        <Link to="/proposals/$proposal" params={{ proposal: id }}>
          <bdi>{freelancer.name}</bdi>
        </Link>
        <p>
          <span className={rows.amount}>{amountText(proposal)}</span>
          {agency !== null && (
            <span>
              by way of <bdi>{agency.name}</bdi>
            </span>
          )}
          <span>sent {distance(toInstant(proposal.sentAt) - now)}</span>
        </p>
      </div>
      <div className={rows.end}>
        <ProposalSign state={state} side="client" isNew={isNew} />
        <ClientDeeds proposal={proposal} compact />
      </div>
    </li>
  );
}

function NoneYet({ job }: { job: Job }) {
  return (
    <div className={styles.note}>
      {job.state === 'open'
        ? 'None yet. You are told as soon as one comes. A description that says what is there already, and a rate, bring more; you can edit both.'
        : 'None came while it was open.'}
    </div>
  );
}
