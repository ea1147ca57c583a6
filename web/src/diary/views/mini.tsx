import type { DiaryEntry } from '@stint/wire/diary';
import { IconFlag, IconPencil, IconX } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { SegmentEntries } from '../../api/queries.ts';
import { measuredOf } from '../activity-words.ts';
import { type Face, faceOf, primaryOf } from '../face.ts';
import styles from './mini.module.css';

/**
 * A segment at its smallest: the same colours and signs as in the day. What is filled from below are its active minutes,
 * solid where it is protected and hatched with an open ring where it is not.
 */
export function Mini({ entries }: { entries: SegmentEntries }) {
  const entry = primaryOf(entries);
  const face = faceOf(entry);
  return (
    <MiniSign
      face={face}
      open={entry.protected === false && face === 'counted'}
      measured={entry.kind !== 'tracked' || measuredOf(entry) !== 'none'}
      active={activeOf(entry)}
      disputed={isDisputed(entry)}
    />
  );
}

interface SignProps {
  readonly face: Face;
  /** Not protected. */
  readonly open: boolean;
  readonly active: number;
  readonly measured?: boolean;
  readonly disputed?: boolean;
}

export function MiniSign({ face, open, active, measured = true, disputed = false }: SignProps) {
  return (
    <span
      aria-hidden="true"
      className={styles.mini}
      data-face={face}
      data-open={open || undefined}
      data-unmeasured={!measured || undefined}
      style={{ '--active': active } as CSSProperties}
    >
      {face === 'manual' && <IconPencil stroke={2} />}
      {face === 'deleted' && <IconX stroke={2} />}
      {disputed && <IconFlag stroke={2.2} />}
    </span>
  );
}

function activeOf(entry: DiaryEntry): number {
  if (entry.kind !== 'tracked') return 0;
  return measuredOf(entry) === 'none' ? 10 : entry.activeMinutes;
}

function isDisputed(entry: DiaryEntry): boolean {
  return 'dispute' in entry && entry.dispute !== undefined && entry.dispute !== null;
}
