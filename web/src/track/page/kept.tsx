import { IconCloudCheck, IconCloudOff, IconKey, IconLock } from '@tabler/icons-react';
import type { View } from '../desk/view.ts';
import points from './aside.module.css';
import styles from './track.module.css';
import { size } from './words.ts';

/** What waits in this browser, how it goes, and what room there is. */
export function KeptCard({ view: { line, waiting, bringing, room } }: { view: View }) {
  const { Icon, says } = LINES[line];
  return (
    <section className={styles.card} aria-labelledby="kept">
      <h2 id="kept" className={styles.cardTitle}>
        Kept in this browser
      </h2>
      <ul className={points.points}>
        <li>
          <Icon size={19} stroke={1.7} aria-hidden="true" />
          <span>
            <strong>{says}</strong> ·{' '}
            {waiting === 0 ? 'nothing waits' : `${waiting} waiting, ${size(room.bytes)}`}
            {bringing && bringing.of > 1 && (
              <progress max={bringing.of} value={bringing.done} aria-label="Segments brought to the house" />
            )}
          </span>
        </li>
        <li>
          <IconLock size={19} stroke={1.7} aria-hidden="true" />
          <span>
            Sealed with a key that cannot leave this browser. It survives a reload, a crash and days offline
            {room.lasting ? '.' : '; this browser may clear it when the disk is short of room.'}
          </span>
        </li>
      </ul>
      {room.freeBytes !== null && (
        <p className={styles.hint}>
          Room for {size(room.freeBytes)} more: {segments(room.freeBytes)} segments.
        </p>
      )}
    </section>
  );
}

const LINES = {
  online: { Icon: IconCloudCheck, says: 'Online' },
  offline: { Icon: IconCloudOff, says: 'Offline' },
  'sign-in-again': { Icon: IconKey, says: 'Signed out' },
} as const;

/** A picture of a large screen takes about so much. */
const SEGMENT_BYTES = 400_000;

function segments(bytes: number): string {
  const whole = Math.floor(bytes / SEGMENT_BYTES);
  return whole > 10_000 ? 'more than 10,000' : `about ${whole.toLocaleString('en-US')}`;
}
