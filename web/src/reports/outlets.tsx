import type { Contract } from '@stint/wire/contracts';
import type { Person } from '@stint/wire/people';
import { Calendar } from './calendar.tsx';
import styles from './outlets.module.css';
import { Shares } from './shares.tsx';

/** By which ways what somebody sees leaves this house: links, and the calendar. */
export function Outlets({ contracts, person }: { contracts: readonly Contract[]; person: Person }) {
  return (
    <div className={styles.outlets}>
      <Shares />
      <Calendar contracts={contracts} person={person} />
    </div>
  );
}
