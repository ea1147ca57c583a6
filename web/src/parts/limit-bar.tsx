import type { Week } from '@stint/wire/diary';
import { hours } from '../time/spoken.ts';
import styles from './limit-bar.module.css';

/** What of the week's limit is used: protected solid, the rest hatched, what is over it behind a line. */
export function LimitBar({ week, label }: { week: Week; label: string }) {
  const { totals, limitMinutes } = week;
  const limit = limitMinutes === null ? null : limitMinutes * 60;
  const whole = Math.max(limit ?? 0, totals.countedSeconds, 1);
  const part = (seconds: number) => ({ width: `${(100 * seconds) / whole}%` });
  const open = totals.billedSeconds - totals.protectedSeconds;
  const says =
    limit === null
      ? `${hours(totals.countedSeconds)}, no limit`
      : `${hours(totals.countedSeconds)} of ${hours(limit)}`;
  return (
    <div
      role="img"
      aria-label={`${label}: ${says}; ${hours(totals.protectedSeconds)} protected, ${hours(open)} billed and not protected, ${hours(totals.overLimitSeconds)} over the limit`}
      className={styles.bar}
    >
      <span className={styles.protected} style={part(totals.protectedSeconds)} />
      <span className={styles.open} style={part(open)} />
      {totals.overLimitSeconds > 0 && <span className={styles.over} style={part(totals.overLimitSeconds)} />}
    </div>
  );
}
