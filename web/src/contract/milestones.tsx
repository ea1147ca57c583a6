import { Button, Skeleton } from '@mantine/core';
import type { Milestones as MilestonesLetter } from '@stint/wire/milestones';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { useContract } from './context.ts';
import { MilestoneCard } from './milestone-card.tsx';
import { MilestoneForm } from './milestone-form.tsx';
import styles from './milestones.module.css';
import { milestonesOf } from './queries.ts';

/** The milestones of a fixed price: what is agreed, what waits for whose word, and what was done. */
export function Milestones() {
  const { contract } = useContract();
  const query = useQuery(milestonesOf(contract.id));
  return (
    <section aria-labelledby="milestones" className={styles.section}>
      <h2 id="milestones">Milestones</h2>
      <Loaded query={query} what="the milestones" skeleton={<Skeleton h={260} />}>
        {(read) => <Read read={read} />}
      </Loaded>
    </section>
  );
}

function Read({ read }: { read: MilestonesLetter }) {
  const [proposing, setProposing] = useState(false);
  const mayPropose = read.may.includes('propose');
  return (
    <>
      <Sums read={read} />
      {read.milestones.length === 0 && (
        <p className={page.quiet}>
          There is no milestone yet.{' '}
          {mayPropose ? 'Propose the first: what is delivered, for how much, until when.' : ''}
        </p>
      )}
      <ol className={styles.cards}>
        {read.milestones.map((milestone) => (
          <MilestoneCard key={milestone.id} milestone={milestone} currency={read.currency} />
        ))}
      </ol>
      {mayPropose && (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setProposing(true)}>
          Propose a milestone …
        </Button>
      )}
      {proposing && (
        <MilestoneForm currency={read.currency} milestone={null} onClose={() => setProposing(false)} />
      )}
    </>
  );
}

function Sums({ read: { sums, currency, escrow } }: { read: MilestonesLetter }) {
  const figures = [
    ['agreed', sums.agreed],
    ['of it submitted', sums.submitted],
    ['proposed', sums.proposed],
    ...(escrow
      ? ([
          ['in escrow', sums.held],
          ['released', sums.released],
        ] as const)
      : []),
  ] as const;
  return (
    <div className={page.panel}>
      <dl className={styles.sums}>
        {figures.map(([name, sum]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{moneyText(sum, currency)}</dd>
          </div>
        ))}
      </dl>
      <p className={page.small}>
        {escrow
          ? 'You both chose escrow: the client puts a milestone’s money aside before work on it begins. It is released by the client, or by silence 14 days after the work was submitted, and is available five days later.'
          : 'You both chose to work without escrow: nothing is put aside beforehand, and nothing is protected. The freelancer invoices a milestone, and the client pays it by card.'}
      </p>
    </div>
  );
}
