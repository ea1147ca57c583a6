import type { Proposal, ProposalState } from '@stint/wire/proposals';
import {
  IconArchive,
  IconBriefcase,
  IconCornerUpLeft,
  IconSend,
  IconStarFilled,
  IconX,
} from '@tabler/icons-react';
import styles from '../jobs/jobs.module.css';
import { stateText } from './next.ts';

const SIGNS = {
  sent: { Icon: IconSend, tone: 'wait' },
  shortlisted: { Icon: IconStarFilled, tone: 'good' },
  archived: { Icon: IconArchive, tone: 'over' },
  declined: { Icon: IconX, tone: 'bad' },
  withdrawn: { Icon: IconCornerUpLeft, tone: 'over' },
  hired: { Icon: IconBriefcase, tone: 'good' },
} as const;

/** A proposal's state: a colour and a sign. */
export function ProposalSign({
  state,
  side,
  isNew = false,
}: {
  state: ProposalState;
  side: Proposal['side'];
  isNew?: boolean;
}) {
  const { Icon, tone } = SIGNS[state];
  return (
    <span className={styles.sign} data-tone={isNew ? 'manual' : tone}>
      <Icon size={14} stroke={1.9} aria-hidden="true" /> {isNew ? 'New' : stateText(state, side)}
    </span>
  );
}
