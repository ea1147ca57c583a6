import { IconClockHour4, IconPencil } from '@tabler/icons-react';
import { hours } from '../time/spoken.ts';
import styles from './people.module.css';

interface Hours {
  readonly trackedSeconds: number;
  readonly manualSeconds: number;
}

/** Tracked and manual hours, each by its name: as words, and one beside the other as a bar. */
export function HoursFigures({ counted }: { counted: Hours }) {
  const { trackedSeconds, manualSeconds } = counted;
  const all = trackedSeconds + manualSeconds;
  return (
    <>
      <div>
        <dt>
          <IconClockHour4 size={15} stroke={1.8} aria-hidden="true" /> Tracked hours
        </dt>
        <dd>
          <strong>{hours(trackedSeconds)}</strong>
        </dd>
      </div>
      <div>
        <dt>
          <IconPencil size={15} stroke={1.8} aria-hidden="true" /> Manual hours
        </dt>
        <dd>
          <strong>{hours(manualSeconds)}</strong>
        </dd>
      </div>
      {all > 0 && (
        <div className={styles.bar} aria-hidden="true">
          <span style={{ width: `${(100 * trackedSeconds) / all}%` }} />
          <span style={{ width: `${(100 * manualSeconds) / all}%` }} />
        </div>
      )}
    </>
  );
}

/** `12:40 tracked, 1:20 manual`. */
export function hoursText({ trackedSeconds, manualSeconds }: Hours): string {
  return manualSeconds === 0
    ? `${hours(trackedSeconds)} tracked`
    : `${hours(trackedSeconds)} tracked, ${hours(manualSeconds)} manual`;
}
