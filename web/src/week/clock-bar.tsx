import type { Instant } from '@stint/core/instant';
import { parseWeek } from '@stint/core/week';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { CHARGES, endOfStage, STAGES } from './stage.ts';
import styles from './week.module.css';

/**
 * B5 drawn, with where the week is now.
 * ```
 * |--- in progress ---|--- in review ---|--- pending ---|--- available
 * ```
 */
export function ClockBar({ week }: { week: Week }) {
  const now = useNow();
  const parts = partsOf(week);
  const charge = CHARGES[week.charge];
  return (
    <>
      <p className={styles.now}>
        <strong>{STAGES[week.stage]}</strong>
        {week.stage === 'available' ? '' : ` until ${deadline(endOfStage(week), now, mine)}`}
        {charge && <span data-charge={week.charge}>{charge}</span>}
      </p>
      <ol className={styles.clock}>
        {parts.map(({ stage, from, to, says }) => (
          <li
            key={stage}
            style={{ flexGrow: (to - from) / 86_400 }}
            data-now={stage === week.stage || undefined}
            data-past={now >= to || undefined}
            aria-current={stage === week.stage ? 'step' : undefined}
          >
            <span className={styles.track} aria-hidden="true">
              {now >= from && now < to && <i style={{ width: `${(100 * (now - from)) / (to - from)}%` }} />}
            </span>
            <strong>{STAGES[stage]}</strong>
            <span>from {bothClocks(from, mine)}</span>
            <small>{says}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

interface Part {
  readonly stage: Week['stage'];
  readonly from: Instant;
  readonly to: Instant;
  readonly says: string;
}

function partsOf({ week, clock }: Week): Part[] {
  const starts = parseWeek(week) ?? 0;
  const locks = toInstant(clock.locksAt);
  const reviewed = toInstant(clock.reviewEndsAt);
  const free = toInstant(clock.availableAt);
  return [
    { stage: 'in-progress', from: starts, to: locks, says: 'work, and mend the diary' },
    { stage: 'in-review', from: locks, to: reviewed, says: 'locked and charged; silence is consent' },
    { stage: 'pending', from: reviewed, to: free, says: 'the security hold' },
    { stage: 'available', from: free, to: free + 4 * 86_400, says: 'the freelancer may pay it out' },
  ];
}
