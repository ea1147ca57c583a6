import type { Contract } from '@stint/wire/contracts';
import { IconClockPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { dayName } from '../time/spoken.ts';
import type { Day } from '../time/zone.ts';
import styles from './empty.module.css';

/** A day without a segment: for the freelancer, how to track the first. */
export function EmptyDay({ day, today }: { day: Day; today: Day }) {
  const { side, contract } = useContract();
  const mayTrack = side === 'freelancer' && contract.may.includes('track');
  return (
    <div className={styles.empty}>
      <IconClockPlay size={36} stroke={1.3} aria-hidden="true" />
      <h2>{headOf(day, today)}</h2>
      {day === today && mayTrack && (
        <p>
          Open Stint on your computer (<Link to="/download">get it</Link>) or{' '}
          <Link to="/track">track in this browser</Link>, choose this contract and press Start.
        </p>
      )}
      {day < today && <p>No time was tracked or written in by hand. Nothing is billed for it.</p>}
      {day === today && <p>{arrivalOf(contract.terms, mayTrack)}</p>}
    </div>
  );
}

function headOf(day: Day, today: Day): string {
  if (day > today) return 'This day has not come yet';
  return day === today ? 'Nothing here yet today' : `Nothing on ${dayName(day)}`;
}

/** When the first segment of a day that runs can be here: after its end and its private window. */
function arrivalOf({ privateWindowMinutes }: Contract['terms'], isFreelancer: boolean): string {
  if (privateWindowMinutes === 0) return 'A segment appears here by itself once its ten minutes are over.';
  const minutes = `${privateWindowMinutes} ${privateWindowMinutes === 1 ? 'minute' : 'minutes'}`;
  return isFreelancer
    ? `For ${minutes} after its end a segment is in your tracker alone; then it appears here by itself.`
    : `A segment appears here ${minutes} after its end, by itself: until then only the freelancer sees it.`;
}
