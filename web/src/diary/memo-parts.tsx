import { Alert, Button } from '@mantine/core';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { IconArrowsExchange, IconX } from '@tabler/icons-react';
import { LabelChip } from '../parts/label-chip.tsx';
import { time } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import type { KnownMemo } from './memo-history.ts';
import styles from './memo-parts.module.css';
import type { Said } from './undo/undo.ts';

const SHOWN = 6;

interface KnownMemosProps {
  readonly memos: readonly KnownMemo[];
  /** Of how many segments: for one, how often a memo stands there says nothing. */
  readonly of: number;
  readonly onUse: (memo: string) => void;
}

/** Memos that stood or stand there, each to be used again. */
export function KnownMemos({ memos, of, onUse }: KnownMemosProps) {
  if (memos.length === 0) return null;
  const more = memos.length - SHOWN;
  return (
    <div className={styles.known}>
      <p>{of === 1 ? 'What it said before' : 'What they say now, and said before'}</p>
      <ul>
        {memos.slice(0, SHOWN).map(({ memo, now }) => (
          <li key={memo}>
            <span className={styles.memo}>
              {memo}
              {of > 1 && <small>{now > 0 ? ` ${now} of ${of} now` : ' earlier'}</small>}
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Use this again: ${memo}`}
              onClick={() => onUse(memo)}
            >
              Use this again
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {more} more</p>}
    </div>
  );
}

/** The segment was deleted, elsewhere perhaps and just now. What was typed stays, to be taken elsewhere. */
export function NothingLeft() {
  return (
    <Alert role="alert" color="orange" variant="light" icon={<IconX size={18} />}>
      <strong style={{ fontWeight: 600 }}>This segment is deleted, perhaps in another tab.</strong> It has no
      memo that could be changed any more (C3). What you typed is still here.
    </Alert>
  );
}

interface MeanwhileProps {
  readonly changed: readonly (readonly [SegmentNumber, Said])[];
  readonly zone: Zone;
  readonly onSeen: () => void;
}

/** What another tab has changed while this one was typed in: as it is there now. What was typed stays. */
export function Meanwhile({ changed, zone, onSeen }: MeanwhileProps) {
  if (changed.length === 0) return null;
  const more = changed.length - SHOWN;
  return (
    <Alert role="alert" color="orange" variant="light" icon={<IconArrowsExchange size={18} />}>
      <strong style={{ fontWeight: 600 }}>Changed meanwhile, perhaps in another tab.</strong> Nothing of yours
      is written; what you typed is still here. It now says:
      <ul className={styles.changed}>
        {changed.slice(0, SHOWN).map(([segment, { memo, label }]) => (
          <li key={segment}>
            {time(segmentStart(segment), zone)} {label !== null && <LabelChip label={label} />}
            {memo || 'no memo'}
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {more} more</p>}
      <Button variant="default" size="compact-sm" mt={8} onClick={onSeen}>
        Change it all the same
      </Button>
    </Alert>
  );
}
