import type { DiaryEntry } from '@stint/wire/diary';
import type { Capabilities } from '@stint/wire/record';
import { Fragment } from 'react';
import { deviceRows } from '../contract/recorded.ts';
import { LabelChip } from '../parts/label-chip.tsx';
import { Minutes } from './minutes.tsx';
import { blindSpots } from './picture-words.ts';
import styles from './why.module.css';

/** What was seen beside the verdict: app, window title, earlier memos, and on demand the counts of each minute. */
export function SeenBeside({ entry }: { entry: DiaryEntry }) {
  const { seen } = entry;
  if (!seen) return null;
  return (
    <>
      {(seen.app !== null || seen.title !== null) && (
        <dl className={styles.seen}>
          <dt>App</dt>
          <dd>{seen.app ?? 'not known'}</dd>
          <dt>Window</dt>
          <dd>{seen.title ?? 'not known'}</dd>
        </dl>
      )}
      {seen.capabilities && <Device capabilities={seen.capabilities} />}
      {seen.earlierMemos.length > 0 && (
        <details className={styles.details}>
          <summary>Earlier memos</summary>
          <ul>
            {earlierOf(seen).map(({ key, memo, label }) => (
              <li key={key}>
                {label !== null && <LabelChip label={label} />}
                {memo || 'no memo'}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Minutes entry={entry} />
    </>
  );
}

function earlierOf({ earlierMemos, earlierLabels }: NonNullable<DiaryEntry['seen']>) {
  return earlierMemos.map((memo, n) => ({ key: `${n} ${memo}`, memo, label: earlierLabels[n] ?? null }));
}

/** What the device could not see, so that nothing is read out of what is missing; and on demand what it could. */
function Device({ capabilities }: { capabilities: Capabilities }) {
  const spots = blindSpots(capabilities);
  return (
    <>
      {spots.length > 0 && (
        <div className={styles.blind}>
          <p>This device could not</p>
          <ul>
            {spots.map((spot) => (
              <li key={spot}>{spot}</li>
            ))}
          </ul>
        </div>
      )}
      <details className={styles.details}>
        <summary>What this device could see</summary>
        <dl className={styles.seen}>
          {deviceRows(capabilities).map(({ name, says }) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{says}</dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </>
  );
}
