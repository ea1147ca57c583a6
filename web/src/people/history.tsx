import type { Past } from '@stint/wire/profiles';
import { Stars } from '../feedback/stars.tsx';
import history from './history.module.css';
import { hoursText } from './hours-bar.tsx';
import styles from './people.module.css';
import { monthsOf } from './words.ts';

/** Contracts, the newest first, with what the other side said of them. */
export function History({ past, empty }: { past: readonly Past[]; empty: string }) {
  if (past.length === 0) return <p className={styles.note}>{empty}</p>;
  return (
    <ol className={history.history}>
      {past.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands in a history has no name of its own, and keeps its place
        <li key={index}>
          <h3>
            <bdi>{one.title}</bdi>
          </h3>
          <p className={styles.facts}>
            <span>{monthsOf(one)}</span>
            <span>{one.kind === 'fixed' ? 'fixed price' : hoursText(one.hours)}</span>
            {one.feedback && <Stars stars={one.feedback.stars} />}
          </p>
          {one.feedback && one.feedback.comment !== '' && (
            <blockquote dir="auto">{one.feedback.comment}</blockquote>
          )}
        </li>
      ))}
    </ol>
  );
}
