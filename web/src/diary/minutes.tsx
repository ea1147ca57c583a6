import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { type CSSProperties, useEffect, useRef } from 'react';
import { time } from '../time/spoken.ts';
import { useZone } from '../time/zone-choice.ts';
import { type MinuteCounts, minutesOf, RHYTHMS } from './minute-counts.ts';
import styles from './minutes.module.css';
import { setMinutesOpen, useMinutesOpen } from './minutes-open.ts';

/** How many keys, clicks and scrolls each of the ten minutes had. Nothing, where it was not measured (P8). */
export function Minutes({ entry }: { entry: DiaryEntry }) {
  const isOpen = useMinutesOpen();
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isOpen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const activity = entry.seen?.activity;
  if (!activity) return null;
  const minutes = minutesOf(activity, toInstant(entry.start));
  return (
    <details
      ref={ref}
      className={styles.minutes}
      open={isOpen}
      onToggle={({ currentTarget }) => setMinutesOpen(currentTarget.open)}
    >
      <summary>Minutes</summary>
      <p>Counts, never which keys: no key, text or position is recorded.</p>
      {isOpen && (
        <>
          <Chart minutes={minutes} />
          <CountsTable minutes={minutes} />
        </>
      )}
    </details>
  );
}

/** A line of ten bars for each, by a scale of its own: a hundred keys and three clicks are both seen. */
function Chart({ minutes }: { minutes: readonly MinuteCounts[] }) {
  return (
    <div className={styles.chart} aria-hidden="true">
      {RHYTHMS.map(({ name, of }) => {
        const most = Math.max(...minutes.map(of));
        return (
          <div key={name} className={styles.line} data-name={name}>
            <span>{name}</span>
            <span className={styles.bars}>
              {minutes.map((minute) => (
                <i
                  key={minute.from}
                  data-none={of(minute) === 0 || undefined}
                  style={{ '--size': most === 0 ? 0 : of(minute) / most } as CSSProperties}
                />
              ))}
            </span>
            <span className={styles.most}>{most === 0 ? 'none' : `most ${most}`}</span>
          </div>
        );
      })}
    </div>
  );
}

function CountsTable({ minutes }: { minutes: readonly MinuteCounts[] }) {
  const { zone } = useZone();
  return (
    <table className={styles.counts}>
      <thead>
        <tr>
          <th scope="col">Minute</th>
          {RHYTHMS.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {minutes.map((minute) => (
          <tr key={minute.from}>
            <th scope="row">{time(minute.from, zone)}</th>
            {RHYTHMS.map(({ name, of }) => (
              <td key={name} data-none={of(minute) === 0 || undefined}>
                {of(minute)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          {RHYTHMS.map(({ name, of }) => (
            <td key={name}>{minutes.reduce((sum, minute) => sum + of(minute), 0)}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
