import type { Week } from '@stint/wire/diary';
import { LimitBar } from '../parts/limit-bar.tsx';
import { hours } from '../time/spoken.ts';
import styles from './week.module.css';

/** The week's seconds, each by its name, against the limit. */
export function Figures({ week }: { week: Week }) {
  const { totals, limitMinutes, late } = week;
  const figures = [
    ['tracked', totals.trackedSeconds],
    ['counted', totals.countedSeconds],
    ['of it manual', totals.manualSeconds],
    ['uncounted', totals.uncountedSeconds],
    ...(late ? ([['of it late', late.trackedSeconds]] as const) : []),
    ['over the limit', totals.overLimitSeconds],
    ['billed', totals.billedSeconds],
    ['protected', totals.protectedSeconds],
  ] as const;
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(([name, seconds]) => (
          <div key={name} data-none={seconds === 0 || undefined}>
            <dt>{name}</dt>
            <dd>{hours(seconds)}</dd>
          </div>
        ))}
        <div>
          <dt>limit</dt>
          <dd>{limitMinutes === null ? 'none' : hours(limitMinutes * 60)}</dd>
        </div>
      </dl>
      <LimitBar week={week} label="The week against its limit" />
    </>
  );
}
