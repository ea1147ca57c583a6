import type { Running } from '@stint/wire/glance';
import bar from '../parts/limit-bar.module.css';
import { hours } from '../time/spoken.ts';
import styles from './week.module.css';

interface RunningBarProps {
  readonly running: Running;
  readonly label: string;
  /** How much of the week is over: 0 to 1. */
  readonly elapsed: number;
}

/** What of the limit is used: protected solid, the rest hatched, what is over it behind a line; and where today is. */
export function RunningBar({ running, label, elapsed }: RunningBarProps) {
  const { counted, billed, over, limit } = running;
  const whole = Math.max(limit ?? 0, counted, 1);
  const part = (seconds: number) => ({ width: `${(100 * seconds) / whole}%` });
  const open = billed - running.protected;
  const says = limit === null ? `${hours(counted)}, no limit` : `${hours(counted)} of ${hours(limit)}`;
  return (
    <div className={styles.runningBar}>
      <div
        role="img"
        aria-label={`${label}: ${says}; ${hours(running.protected)} protected, ${hours(open)} billed and not protected, ${hours(over)} over the limit; ${Math.round(elapsed * 100)} of 100 parts of the week are over`}
        className={bar.bar}
      >
        <span className={bar.protected} style={part(running.protected)} />
        <span className={bar.open} style={part(open)} />
        {over > 0 && <span className={bar.over} style={part(over)} />}
      </div>
      {limit !== null && limit > 0 && (
        <span
          className={styles.today}
          style={{ insetInlineStart: `${(100 * elapsed * limit) / whole}%` }}
          aria-hidden="true"
        />
      )}
    </div>
  );
}
