import type { DiaryEntry } from '@stint/core/timesheet';
import { WhyList } from '../parts/why-list.tsx';
import type { Way } from './play.ts';
import styles from './segments.module.css';
import { PAY_NAMES } from './verdict-lane.tsx';

/** The Why? of a segment by one way of pay: core's own lines. */
export function WhyLines({ way, entries }: { way: Way; entries: readonly DiaryEntry[] }) {
  return (
    <div>
      <h3>{PAY_NAMES[way.pay]}</h3>
      {entries.length === 0 && <p className={styles.disputed}>Nothing of it stands in the diary.</p>}
      {entries.map((entry) => (
        <Lines key={entry.kind} entry={entry} way={way} />
      ))}
    </div>
  );
}

function Lines({ entry, way }: { entry: DiaryEntry; way: Way }) {
  const why = way.whyOf(entry);
  return (
    <>
      <WhyList lines={why.lines} />
      <p className={styles.disputed}>{why.ifDisputed}</p>
    </>
  );
}
