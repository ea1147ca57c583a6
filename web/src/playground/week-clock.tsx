import { formatInstant } from '@stint/core/instant';
import { type Week, weekClock } from '@stint/core/week';
import shared from '../recorded/public.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './playground.module.css';

/** B5: when this week locks, until when it is reviewed, when the money is there. */
export function WeekClock({ week }: { week: Week }) {
  const clock = weekClock(week);
  const steps = [
    ['Corrected until, then locked and charged', clock.locksAt],
    ['Reviewed until; silence is consent', clock.reviewEndsAt],
    ['Available to the freelancer', clock.availableAt],
  ] as const;
  return (
    <section className={shared.panel} aria-labelledby="clock">
      <h2 id="clock">The week’s clock</h2>
      <ol className={styles.clock}>
        {steps.map(([says, at]) => (
          <li key={says}>
            <span>{says}</span>
            <time dateTime={formatInstant(at)}>{bothClocks(at, mine)}</time>
          </li>
        ))}
      </ol>
      <p className={shared.quiet}>Rule B5 of RULES.md, counted from the Monday of the week.</p>
    </section>
  );
}
