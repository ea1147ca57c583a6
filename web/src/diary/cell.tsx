import type { SegmentNumber } from '@stint/core/segment';
import type { DiaryEntry } from '@stint/wire/diary';
import {
  IconCalendarClock,
  IconCameraOff,
  IconClockUp,
  IconEraser,
  IconEyeOff,
  IconFlag,
  IconPencil,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { type CSSProperties, memo as keep } from 'react';
import type { SegmentEntries } from '../api/queries.ts';
import { Activity } from '../parts/activity.tsx';
import { LabelChip } from '../parts/label-chip.tsx';
import { Shield } from '../parts/shield.tsx';
import { measuredOf } from './activity-words.ts';
import styles from './cell.module.css';
import { besideOf, type Face, faceOf, pictureOf, primaryOf } from './face.ts';
import { blurText } from './picture-words.ts';
import { Thumbnail } from './thumbnails.tsx';
import { cellText, footText } from './words.ts';

interface CellProps {
  readonly contract: string;
  readonly segment: SegmentNumber;
  readonly entries: SegmentEntries;
  /** Over how many cells the memo goes on; 0 where it began before. */
  readonly memoSpan: number;
}

/** One segment as it is drawn in the day: its picture, its activity, its verdict, by colour and by sign. */
export const Cell = keep(function Cell({ contract, segment, entries, memoSpan }: CellProps) {
  const entry = primaryOf(entries);
  const face = faceOf(entry);
  return (
    <div aria-hidden="true">
      <div className={styles.card} data-face={face}>
        <div className={styles.view}>
          {pictureOf(entry) === 'shown' ? (
            <Picture contract={contract} segment={segment} entry={entry} />
          ) : (
            <Instead entry={entry} face={face} />
          )}
          <Ribbon entry={entry} face={face} />
          <Blur entry={entry} />
        </div>
        <Foot entries={entries} entry={entry} face={face} />
      </div>
      <div className={styles.memo} style={{ '--span': memoSpan } as CSSProperties}>
        {memoSpan > 0 && (
          <span>
            {entry.label !== null && <LabelChip label={entry.label} />}
            {entry.memo}
          </span>
        )}
      </div>
    </div>
  );
});

/** The sign of what a picture alone would not tell. */
function Ribbon({ entry, face }: { entry: DiaryEntry; face: Face }) {
  if (entry.dispute) {
    return (
      <span className={styles.ribbon} data-disputed>
        <IconFlag size={12} stroke={2.2} /> disputed
      </span>
    );
  }
  if (face === 'over-limit') return <span className={styles.ribbon}>over limit</span>;
  // Where there is no snapshot at all, the words in the middle say it.
  if (face !== 'late' || pictureOf(entry) === 'none') return null;
  return (
    <span className={styles.ribbon}>
      <IconCalendarClock size={12} stroke={2} /> {'late, counts\u00a00'}
    </span>
  );
}

/** What of the picture was blurred: it stands on it, so that nobody takes it for what the screen showed. */
function Blur({ entry }: { entry: DiaryEntry }) {
  const text = pictureOf(entry) === 'shown' ? blurText(entry) : null;
  return text && <span className={styles.blur}>{text}</span>;
}

function Foot({ entries, entry, face }: { entries: SegmentEntries; entry: DiaryEntry; face: Face }) {
  return (
    <div className={styles.foot}>
      {entry.kind === 'tracked' ? (
        <Activity
          activeMinutes={entry.activeMinutes}
          measured={measuredOf(entry)}
          quiet={face !== 'counted'}
        />
      ) : (
        <span className={styles.footText}>{footText(face)}</span>
      )}
      <span className={styles.why} data-why>
        {besideOf(entries).some(({ kind }) => kind === 'deleted') && <IconX size={13} stroke={2} />}
        <Shield verdict={entry.protected} />
        {entry.protected !== true && <span>why?</span>}
      </span>
    </div>
  );
}

function Picture({ contract, segment, entry }: { contract: string; segment: number; entry: DiaryEntry }) {
  const arrived = (entry.seen?.pictures ?? []).filter((picture) => picture.arrived);
  const [first] = arrived;
  if (!first) return null;
  return (
    <>
      <Thumbnail
        contract={contract}
        segment={segment}
        monitor={first.monitor}
        width={first.width}
        height={first.height}
      />
      {arrived.length > 1 && <span className={styles.monitors}>+{arrived.length - 1}</span>}
    </>
  );
}

const ICONS: Readonly<Record<string, TablerIcon>> = {
  'on-its-way': IconClockUp,
  erased: IconEraser,
  terms: IconEyeOff,
  'private-app': IconEyeOff,
  'private-title': IconEyeOff,
  'private-window': IconEyeOff,
  'capture-failed': IconCameraOff,
  manual: IconPencil,
  deleted: IconX,
  late: IconCalendarClock,
};

/** What stands where no picture can. */
function Instead({ entry, face }: { entry: DiaryEntry; face: Face }) {
  const state = pictureOf(entry);
  const Icon = ICONS[state === 'none' ? (entry.kind === 'manual' ? 'manual' : face) : state];
  return (
    <span className={styles.instead}>
      {Icon && <Icon size={20} stroke={1.7} />}
      <span>{cellText(entry, face, state)}</span>
    </span>
  );
}
