import type { DiaryBySegment } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { money } from '../money/amount.ts';
import { hours } from '../time/spoken.ts';
import styles from './summary.module.css';
import { dayTotals } from './totals.ts';

interface DaySummaryProps {
  readonly diary: DiaryBySegment | undefined;
  /** What it is the sum of. */
  readonly of: string;
}

/** What it comes to: time by what it is, then money. Dashes keep the place while it is read. */
export function DaySummary({ diary, of }: DaySummaryProps) {
  const { contract } = useContract();
  const { currency } = contract.terms;
  const totals = diary && dayTotals(diary, currency);
  const late = totals?.lateSeconds ?? 0;
  const figures = [
    { name: 'counted', value: totals && hours(totals.countedSeconds), face: 'counted' },
    { name: 'of it manual', value: totals && hours(totals.manualSeconds), face: 'manual' },
    { name: 'uncounted', value: totals && hours(totals.uncountedSeconds), face: 'uncounted' },
    ...(late > 0 ? [{ name: 'of it late', value: hours(late), face: 'late' }] : []),
    ...(totals && totals.overLimitSeconds > 0
      ? [{ name: 'over limit', value: hours(totals.overLimitSeconds), face: 'over-limit' }]
      : []),
  ];
  return (
    <dl className={styles.figures} aria-label={of}>
      {figures.map(({ name, value, face }) => (
        <div key={name} className={styles.figure} data-face={face}>
          <dt>{name}</dt>
          <dd>{value ?? '–:––'}</dd>
        </div>
      ))}
      {contract.kind === 'fixed' ? (
        <div className={styles.figure}>
          <dt>billed</dt>
          <dd>never: fixed price</dd>
        </div>
      ) : (
        <>
          <div className={styles.figure}>
            <dt>worth</dt>
            <dd>{totals ? money(totals.amount, currency) : '–'}</dd>
          </div>
          <div className={styles.figure}>
            <dt>of it protected</dt>
            <dd>{totals ? money(totals.protectedAmount, currency) : '–'}</dd>
          </div>
        </>
      )}
    </dl>
  );
}
