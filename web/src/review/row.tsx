import { UnstyledButton } from '@mantine/core';
import { isBilled } from '@stint/core/dispute';
import { payFor } from '@stint/core/money';
import { segmentOf } from '@stint/core/segment';
import { addressOf } from '@stint/wire/client';
import { readPicture } from '@stint/wire/diary';
import { entryOfLetter } from '@stint/wire/entry';
import { toInstant } from '@stint/wire/letters';
import type { ReviewEntry } from '@stint/wire/review';
import { IconFlag, IconPencil, IconPhotoOff } from '@tabler/icons-react';
import { memo as keep } from 'react';
import { useContract } from '../contract/context.ts';
import { measuredOf } from '../diary/activity-words.ts';
import { pictureOf } from '../diary/face.ts';
import type { OpenSegment } from '../diary/open.ts';
import { NO_PICTURE } from '../diary/picture-words.ts';
import { minorOf, money } from '../money/amount.ts';
import { Activity } from '../parts/activity.tsx';
import { LabelChip } from '../parts/label-chip.tsx';
import { Shield } from '../parts/shield.tsx';
import { moment } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import type { Choice } from './choice.ts';
import { keyOf } from './groups.ts';
import styles from './row.module.css';
import { foretold, hintText, REASON_WORDS, whenText } from './words.ts';

interface RowProps {
  readonly entry: ReviewEntry;
  /** Null where it cannot be chosen. */
  readonly choice: Choice | null;
  readonly opened: OpenSegment;
  readonly zone: Zone;
  readonly currency: string;
  /** The review is over: nothing is foretold any more. */
  readonly over: boolean;
}

/** One segment: its picture, activity, memo, verdict, and what a dispute of it would come to. */
export function Row({ entry, choice, opened, zone, currency, over }: RowProps) {
  const key = keyOf(entry);
  const segment = segmentOf(toInstant(entry.start));
  const when = whenText(entry.start, zone);
  const chosen = choice?.keys.has(key) ?? false;
  return (
    <li
      className={styles.row}
      data-row={key}
      data-free={choice ? '' : undefined}
      data-chosen={chosen || undefined}
    >
      <Check keyed={key} when={when} choice={choice} />
      <View entry={entry} segment={segment} when={when} onOpen={opened.open} />
      <Facts entry={entry} when={when} zone={zone} />
      <div className={styles.verdict}>
        <Verdict entry={entry} currency={currency} over={over} />
        <button
          type="button"
          className={styles.why}
          aria-label={`Why? ${when}`}
          onClick={() => opened.open(segment, 'why')}
        >
          Why?
        </button>
      </div>
    </li>
  );
}

function Check({ keyed, when, choice }: { keyed: string; when: string; choice: Choice | null }) {
  return (
    <span className={styles.check}>
      {choice && (
        <input
          type="checkbox"
          aria-label={`Choose ${when}`}
          checked={choice.keys.has(keyed)}
          onChange={({ nativeEvent }) => {
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) choice.extend(keyed);
            else choice.toggle(keyed);
          }}
        />
      )}
    </span>
  );
}

export function Facts({ entry, when, zone }: { entry: ReviewEntry; when: string; zone: Zone }) {
  return (
    <div className={styles.main}>
      <p className={styles.when}>
        <strong>{when}</strong>
        {entry.kind === 'tracked' ? (
          <span className={styles.activity}>
            <Activity activeMinutes={entry.activeMinutes} measured={measuredOf(entry)} />
          </span>
        ) : (
          <span className={styles.manual}>
            <IconPencil size={14} stroke={1.9} aria-hidden="true" /> by hand
          </span>
        )}
      </p>
      <p className={styles.memo}>
        {entry.label !== null && <LabelChip label={entry.label} />}
        {entry.memo || <span className={styles.none}>no memo</span>}
      </p>
      <Hints entry={entry} zone={zone} />
    </div>
  );
}

interface ViewProps {
  readonly entry: ReviewEntry;
  readonly segment: number;
  readonly when: string;
  readonly onOpen: OpenSegment['open'];
}

/** Its picture, which opens large; where there is none, why. */
export const View = keep(function View({ entry, segment, when, onOpen }: ViewProps) {
  const { contract } = useContract();
  const state = pictureOf(entry);
  const first = entry.seen?.pictures.find(({ arrived }) => arrived);
  if (state === 'shown' && first && !entry.seen?.erased) {
    const { monitor, width, height } = first;
    const address = addressOf(readPicture, { contract: contract.id, segment, monitor, kind: 'thumbnail' });
    return (
      <UnstyledButton
        className={styles.view}
        aria-label={`Picture of ${when}`}
        onClick={() => onOpen(segment, 'picture')}
      >
        <img src={address} alt="" loading="lazy" decoding="async" width={width} height={height} />
      </UnstyledButton>
    );
  }
  const Icon = entry.kind === 'manual' ? IconPencil : IconPhotoOff;
  const says = state === 'shown' || state === 'none' ? 'no picture' : NO_PICTURE[state];
  return (
    <div className={styles.view}>
      <span className={styles.instead}>
        <Icon size={17} stroke={1.7} aria-hidden="true" />
        <span>{entry.kind === 'manual' ? 'by hand' : says}</span>
      </span>
    </div>
  );
});

/** In what it is unlike the usual, each explained; and whether it is disputed. */
function Hints({ entry, zone }: { entry: ReviewEntry; zone: Zone }) {
  const { dispute, hints, seen } = entry;
  const like = seen?.likeBefore;
  if (!dispute && hints.length === 0 && !like) return null;
  return (
    <ul className={styles.hints}>
      {dispute && (
        <li data-disputed>
          <IconFlag size={14} stroke={2} aria-hidden="true" /> Disputed: {REASON_WORDS[dispute.reason]}
          {dispute.says && <q>{dispute.says}</q>}
        </li>
      )}
      {hints.map((hint) => (
        <li key={hint.kind}>{hintText(hint)}</li>
      ))}
      {like && (
        <li>
          {like.same ? 'The very picture' : 'A picture much like that'} of{' '}
          {moment(toInstant(like.start), zone)}.
        </li>
      )}
    </ul>
  );
}

/** What it is worth, whether it is protected, and what that foretells (D2). */
function Verdict({ entry, currency, over }: Pick<RowProps, 'entry' | 'currency' | 'over'>) {
  const billed = isBilled(entryOfLetter(entry, currency));
  const amount = payFor(minorOf(entry.rate, currency), entry.billedSeconds);
  return (
    <p>
      <strong>{billed ? money(amount, currency) : 'not billed'}</strong>
      <span className={styles.shield}>
        <Shield verdict={entry.protected} size={15} />
        {entry.protected === true ? 'protected' : 'not protected'}
      </span>
      {billed && !over && <small>Contested, it is {foretold(entry)} (D2).</small>}
    </p>
  );
}
