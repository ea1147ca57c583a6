import { Code } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import { useContract } from '../contract/context.ts';
import { dayName } from '../time/spoken.ts';
import type { Day } from '../time/zone.ts';
import styles from './empty.module.css';

/** A day without a segment: for the freelancer, how to track the first. */
export function EmptyDay({ day, today }: { day: Day; today: Day }) {
  const { side, contract } = useContract();
  return (
    <div className={styles.empty}>
      <IconClockPlay size={36} stroke={1.3} aria-hidden="true" />
      <h2>{day > today ? 'This day has not come yet' : `Nothing on ${dayName(day)}`}</h2>
      {side === 'freelancer' && contract.may.includes('track') && day === today ? (
        <>
          <p>Start the tracker on your computer, choose this contract and press Start:</p>
          <Code block className={styles.code ?? ''}>
            npx stint track --house {location.origin}
          </Code>
          <p>A segment appears here by itself once its ten minutes are over.</p>
        </>
      ) : (
        <p>No time was tracked or written in by hand. Nothing is billed for it.</p>
      )}
    </div>
  );
}
