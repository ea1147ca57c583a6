import { toInstant } from '@stint/wire/letters';
import { IconDevices, IconPencilOff } from '@tabler/icons-react';
import type { DiaryBySegment } from '../api/queries.ts';
import { time } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import { broughtText, broughtTwice } from './brought-twice.ts';
import styles from './gave-way.module.css';

/**
 * M4: both sides are told of manual time that gave way to evidence which came later. T6: the freelancer is told of
 * seconds that two trackers brought.
 */
export function GaveWay({ diary, zone }: { diary: DiaryBySegment | undefined; zone: Zone }) {
  const { superseded = [], overlaps = [] } = diary ?? {};
  const twice = broughtTwice(overlaps);
  if (superseded.length === 0 && twice.length === 0) return null;
  return (
    <ul className={styles.list}>
      {twice.map((line) => (
        <li key={line.key}>
          <IconDevices size={16} stroke={1.7} aria-hidden="true" />
          <span>
            {broughtText(line)}, between {time(line.from, zone)} and {time(line.to, zone)}: nothing counts
            twice (T6).
          </span>
        </li>
      ))}
      {superseded.map(({ from, to, at }) => (
        <li key={`${from} ${at}`}>
          <IconPencilOff size={16} stroke={1.7} aria-hidden="true" />
          <span>
            Manual time from {time(toInstant(from), zone)} to {time(toInstant(to), zone)} gave way: a tracker
            brought the work itself for it (M4).
          </span>
        </li>
      ))}
    </ul>
  );
}
