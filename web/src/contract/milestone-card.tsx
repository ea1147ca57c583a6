import { Button } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { Milestone } from '@stint/wire/milestones';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconCoins,
  IconPencil,
  IconSend,
} from '@tabler/icons-react';
import { useState } from 'react';
import { MilestoneMoney } from '../escrow/milestone-money.tsx';
import { moneyText } from '../money/amount.ts';
import { MilestoneInvoice } from '../payments/milestone-invoice.tsx';
import { useNow } from '../time/house-clock.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { type Deed, MilestoneDeedDialog } from './milestone-deed.tsx';
import { MilestoneForm } from './milestone-form.tsx';
import { differences, dueText, STATES } from './milestone-words.ts';
import styles from './milestones.module.css';

const SIGNS = {
  'proposed-by-client': IconClock,
  'proposed-by-freelancer': IconClock,
  agreed: IconCircleCheck,
  'change-by-client': IconPencil,
  'change-by-freelancer': IconPencil,
  submitted: IconSend,
  released: IconCoins,
  dropped: IconCircleX,
} as const;

interface CardProps {
  readonly milestone: Milestone;
  readonly currency: string;
}

export function MilestoneCard({ milestone, currency }: CardProps) {
  const { n, title, says, amount, dueDay, state } = milestone;
  const now = useNow();
  const Sign = SIGNS[state];
  const changes = differences(milestone, currency);
  return (
    <li className={styles.card} data-state={state} aria-label={`Milestone ${n}`}>
      <div className={styles.head}>
        <h3>
          <span className={styles.number}>{n}</span> {title}
        </h3>
        <strong className={styles.amount}>{moneyText(amount, currency)}</strong>
      </div>
      <p className={styles.state}>
        <span>
          <Sign size={15} aria-hidden="true" /> {STATES[state]}
        </span>
        {state === 'dropped' || state === 'released' ? null : <span>{dueText(dueDay, now)}</span>}
        <span>by version {milestone.termsVersion} of the terms</span>
      </p>
      {says && <p className={styles.says}>{says}</p>}
      {milestone.wanted && (
        <div className={styles.wanted}>
          <p>A change waits for {milestone.turn === 'client' ? 'the client’s' : 'the freelancer’s'} word:</p>
          <ul>
            {(changes.length > 0 ? changes : ['Nothing in it differs.']).map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      )}
      {milestone.money && (
        <MilestoneMoney milestone={milestone} money={milestone.money} currency={currency} />
      )}
      <Deeds milestone={milestone} currency={currency} />
      <MilestoneInvoice milestone={milestone} currency={currency} />
      <Steps milestone={milestone} currency={currency} />
    </li>
  );
}

function Deeds({ milestone, currency }: CardProps) {
  const [open, setOpen] = useState<Deed | 'change' | null>(null);
  const { may, wanted } = milestone;
  if (may.length === 0) return null;
  const names: Readonly<Record<Milestone['may'][number], string>> = {
    agree: wanted ? 'Agree to the change' : 'Agree',
    change: 'Change',
    drop: wanted ? 'Drop the change' : 'Drop it',
    submit: 'Submit',
    'ask for changes': 'Ask for changes',
  };
  return (
    <div className={styles.deeds}>
      {may.map((deed) => (
        <Button
          key={deed}
          size="compact-sm"
          variant={deed === 'agree' || deed === 'submit' ? 'filled' : 'default'}
          onClick={() => setOpen(deed)}
          leftSection={deed === 'ask for changes' ? <IconArrowBackUp size={15} /> : null}
        >
          {names[deed]} …
        </Button>
      ))}
      {open === 'change' && (
        <MilestoneForm currency={currency} milestone={milestone} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== 'change' && (
        <MilestoneDeedDialog
          deed={open}
          title={`${names[open]}: “${milestone.title}”`}
          milestone={milestone}
          currency={currency}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const DID = {
  propose: 'proposed it',
  agree: 'agreed',
  change: 'asked to change it',
  drop: 'dropped what was proposed',
  submit: 'submitted it',
  'ask for changes': 'asked for changes',
} as const;

/** Who did what with it; nothing of this is ever changed. */
function Steps({ milestone: { steps }, currency }: CardProps) {
  return (
    <details className={styles.steps}>
      <summary>Who did what ({steps.length})</summary>
      <ol>
        {steps.map((step) => (
          <li key={`${step.at} ${step.deed} ${step.by.id}`}>
            <strong>{step.by.name}</strong> {DID[step.deed]}
            {(step.deed === 'propose' || step.deed === 'change') &&
              `: ${moneyText(step.amount, currency)}${step.dueDay === null ? '' : `, due ${step.dueDay}`}`}
            {step.says && <blockquote>{step.says}</blockquote>}
            <time dateTime={step.at}>{bothClocks(toInstant(step.at), mine)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
