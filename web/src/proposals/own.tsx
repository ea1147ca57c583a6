import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import card from '../jobs/card.module.css';
import styles from '../jobs/jobs.module.css';
import { Loaded } from '../parts/loaded.tsx';
import { amountText } from './amount-text.ts';
import { proposalOf } from './queries.ts';
import { ProposalSign } from './sign.tsx';
import { WhoseTurn } from './whose-turn.tsx';

/** The reader's own proposal, on the page of its job. */
export function OwnProposal({ proposal: id }: { proposal: string }) {
  const query = useQuery(proposalOf(id));
  return (
    <Loaded query={query} what="your proposal" skeleton={<Skeleton h={170} radius={12} />}>
      {(proposal) => (
        <section className={`${styles.panel} ${styles.stack}`} aria-labelledby="own">
          <div className={card.top}>
            <h2 id="own">
              {proposal.agency === null ? 'Your proposal' : `Your proposal of ${proposal.freelancer.name}`}
            </h2>
            <ProposalSign state={proposal.state} side={proposal.side} />
          </div>
          <p className={styles.price}>{amountText(proposal)}</p>
          <WhoseTurn proposal={proposal} side={proposal.side} />
          <div>
            <Button component={Link} to={`/proposals/${id}`} variant="default">
              {proposal.may.includes('edit') ? 'Read or edit it' : 'Read it'}
            </Button>
          </div>
        </section>
      )}
    </Loaded>
  );
}
