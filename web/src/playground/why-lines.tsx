import type { DiaryEntry } from '@stint/core/timesheet';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Way } from './play.ts';
import styles from './segments.module.css';
import { PAY_NAMES } from './verdict-lane.tsx';

const SIGNS = {
  true: { Icon: IconCheck, says: 'Good: ', kind: 'good' },
  false: { Icon: IconX, says: 'Missing: ', kind: 'bad' },
  null: { Icon: IconMinus, says: '', kind: 'plain' },
} as const;

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
      <ul className={styles.lines}>
        {why.lines.map(({ ok, rule, sentence }) => {
          const { Icon, says, kind } = SIGNS[`${ok}`];
          return (
            <li key={`${rule} ${sentence}`} data-kind={kind}>
              <Icon size={15} stroke={2.2} aria-label={says} />
              <bdi>{sentence}</bdi>
              <abbr title={`Rule ${rule} of RULES.md`}>{rule}</abbr>
            </li>
          );
        })}
      </ul>
      <p className={styles.disputed}>{why.ifDisputed}</p>
    </>
  );
}
