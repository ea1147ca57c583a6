import { HOUR_SECONDS } from '@stint/core/instant';
import { hours } from '../../time/spoken.ts';
import type { DayTotals } from '../totals.ts';
import styles from './kind-bar.module.css';

const WHOLE_SECONDS = 10 * HOUR_SECONDS;

/** A day's time by what it is, each with its colour and hatch: ten hours fill it, and more than that is drawn smaller. */
export function KindBar({ totals }: { totals: DayTotals }) {
  const parts = partsOf(totals);
  const sum = parts.reduce((seconds, part) => seconds + part.seconds, 0);
  const whole = Math.max(WHOLE_SECONDS, sum);
  return (
    <span
      className={styles.bar}
      role="img"
      aria-label={
        sum === 0 ? 'nothing' : parts.map(({ says, seconds }) => `${hours(seconds)} ${says}`).join(', ')
      }
    >
      {parts.map(({ kind, seconds }) => (
        <i key={kind} data-kind={kind} style={{ width: `${(100 * seconds) / whole}%` }} />
      ))}
    </span>
  );
}

function partsOf({ countedSeconds, manualSeconds, overLimitSeconds, uncountedSeconds }: DayTotals) {
  // What is over the limit may be tracked or manual; manual time is taken last (B2), so it is over first.
  const manual = Math.max(0, manualSeconds - overLimitSeconds);
  return [
    { kind: 'tracked', says: 'tracked', seconds: countedSeconds - overLimitSeconds - manual },
    { kind: 'manual', says: 'manual', seconds: manual },
    { kind: 'over-limit', says: 'over the limit', seconds: overLimitSeconds },
    { kind: 'uncounted', says: 'uncounted', seconds: uncountedSeconds },
  ].filter(({ seconds }) => seconds > 0);
}
