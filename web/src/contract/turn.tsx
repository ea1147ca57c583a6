import { IconArrowRight, IconClock, IconHourglassEmpty, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import page from '../parts/page.module.css';
import { useNow } from '../time/house-clock.ts';
import { mine } from '../time/zone-choice.ts';
import { useContract } from './context.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import { feedbackOf, milestonesOf } from './queries.ts';
import styles from './turn.module.css';

const SIGNS = {
  you: IconArrowRight,
  freelancer: IconHourglassEmpty,
  client: IconHourglassEmpty,
  either: IconUsers,
  time: IconClock,
} as const;

/** Whose turn it is, who may do what next, and until when. */
export function Turn() {
  const { contract, side } = useContract();
  const now = useNow();
  const fixed = contract.kind === 'fixed';
  const ended = contract.endedAt !== null;
  const milestones = useQuery({ ...milestonesOf(contract.id), enabled: fixed }).data ?? null;
  const feedback = useQuery({ ...feedbackOf(contract.id), enabled: ended }).data ?? null;
  const steps = nextSteps({ contract, side, milestones, feedback }, now, mine);
  const names = {
    you: 'You',
    freelancer: contract.freelancer.name,
    client: contract.organisation.name,
    either: 'Either side',
    time: 'The clock',
  } as const;
  return (
    <section className={page.panel} aria-labelledby="turn">
      <h2 id="turn">Whose turn it is</h2>
      <ul className={styles.turns}>
        {steps.map((step) => (
          <Step key={`${step.whose} ${step.says}`} step={step} name={names[step.whose]} />
        ))}
      </ul>
    </section>
  );
}

function Step({ step: { whose, says, until }, name }: { step: NextStep; name: string }) {
  const Sign = SIGNS[whose];
  return (
    <li data-whose={whose}>
      <span className={styles.whose}>
        <Sign size={15} aria-hidden="true" /> {name}
      </span>
      <span>
        {says}
        {until && <small>{until}</small>}
      </span>
    </li>
  );
}
