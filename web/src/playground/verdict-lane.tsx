import { formatMinutes } from '@stint/core/duration';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import type { DiaryEntry } from '@stint/core/timesheet';
import { IconPencil, IconShield, IconShieldCheckFilled, IconX } from '@tabler/icons-react';
import { placeSegment } from './place.ts';
import type { Way } from './play.ts';
import styles from './timeline.module.css';

export const PAY_NAMES = { segment: 'Segment pay', exact: 'Exact pay' } as const;

/** What each segment comes to by one way of pay; told in full below the timeline, so it is hidden from who hears it. */
export function VerdictLane({ way, frame }: { way: Way; frame: Span }) {
  const shown = way.judged.timesheet.entries.filter(
    ({ segment }) => segmentStart(segment) >= frame.from && segmentEnd(segment) <= frame.to,
  );
  const bySegment = Map.groupBy(shown, ({ segment }) => segment);
  return (
    <div className={styles.lane} data-lane="verdict" aria-hidden="true">
      <span className={styles.name}>{PAY_NAMES[way.pay]}</span>
      <div className={styles.rail}>
        {[...bySegment].map(([segment, entries]) => (
          <span key={segment} className={styles.verdict} style={placeSegment(frame, segment)}>
            {entries.map((entry) => (
              <Cell key={entry.kind} entry={entry} />
            ))}
          </span>
        ))}
      </div>
    </div>
  );
}

function Cell({ entry }: { entry: DiaryEntry }) {
  const face = faceOf(entry);
  return (
    <b data-face={face}>
      <Sign face={face} /> {face === 'deleted' ? '' : formatMinutes(entry.billedSeconds)}
    </b>
  );
}

type Face = 'deleted' | 'uncounted' | 'over-limit' | 'manual' | 'protected' | 'unprotected';

/** Each has a colour and a sign. */
export function faceOf(entry: DiaryEntry): Face {
  if (entry.kind === 'deleted') return 'deleted';
  if (entry.countedSeconds === 0) return 'uncounted';
  if (entry.billedSeconds === 0) return 'over-limit';
  if (entry.kind === 'manual') return 'manual';
  return entry.protected ? 'protected' : 'unprotected';
}

function Sign({ face }: { face: Face }) {
  switch (face) {
    case 'deleted':
      return <IconX size={13} stroke={2.4} />;
    case 'manual':
      return <IconPencil size={13} stroke={2} />;
    case 'protected':
      return <IconShieldCheckFilled size={13} />;
    case 'unprotected':
      return <IconShield size={13} stroke={2} />;
    case 'uncounted':
    case 'over-limit':
      return null;
  }
}
