import type { JobSummary } from '@stint/wire/jobs';
import { IconDoorEnter, IconHourglassEmpty, IconLock } from '@tabler/icons-react';
import styles from './jobs.module.css';

const SIGNS = {
  open: { says: 'Open', Icon: IconDoorEnter, tone: 'good' },
  closed: { says: 'Closed', Icon: IconLock, tone: 'over' },
  expired: { says: 'Closed by itself', Icon: IconHourglassEmpty, tone: 'manual' },
} as const;

/** A job's state: a colour and a sign. */
export function JobSign({ state }: { state: JobSummary['state'] }) {
  const { says, Icon, tone } = SIGNS[state];
  return (
    <span className={styles.sign} data-tone={tone}>
      <Icon size={14} stroke={1.9} aria-hidden="true" /> {says}
    </span>
  );
}
