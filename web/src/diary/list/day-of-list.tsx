import { useContract } from '../../contract/context.ts';
import { money } from '../../money/amount.ts';
import { dayName, hours } from '../../time/spoken.ts';
import type { Day, Zone } from '../../time/zone.ts';
import styles from './list.module.css';
import { SessionLine } from './session-line.tsx';
import type { Listing } from './sessions.ts';
import { allOf, sumsOf } from './sums.ts';

interface DayOfListProps {
  readonly day: Day;
  readonly listings: readonly Listing[];
  readonly zone: Zone;
  readonly current: number | null;
  readonly isOpen: (listing: Listing) => boolean;
  readonly onFold: (listing: Listing, open: boolean) => void;
}

/** The sessions that began on a day. */
export function DayOfList({ day, listings, zone, current, isOpen, onFold }: DayOfListProps) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const sums = sumsOf(allOf(listings), currency);
  return (
    <section aria-label={dayName(day)} className={styles.day}>
      <div className={styles.dayHead}>
        <h2>{dayName(day)}</h2>
        <p>
          <strong>{hours(sums.countedSeconds)}</strong> counted
          {contract.kind === 'fixed' ? '' : `, ${money(sums.amount, currency)}`}
        </p>
      </div>
      {listings.map((listing) => (
        <SessionLine
          key={`${listing.kind} ${listing.from}`}
          listing={listing}
          zone={zone}
          current={current}
          open={isOpen(listing)}
          onFold={(open) => onFold(listing, open)}
        />
      ))}
    </section>
  );
}
