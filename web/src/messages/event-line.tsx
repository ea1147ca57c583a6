import { toInstant } from '@stint/wire/letters';
import type { Message } from '@stint/wire/threads';
import { time } from '../time/spoken.ts';
import { useZone } from '../time/zone-choice.ts';
import { utcTitle } from './at.tsx';
import { eventWords, type Part } from './event-words.ts';
import styles from './message.module.css';

/** What happened, between the messages. */
export function EventLine({ message }: { message: Message }) {
  const { zone } = useZone();
  if (!message.event) return null;
  const { line, quote } = eventWords(message.event, zone);
  return (
    <li className={styles.event}>
      <p>
        <Said parts={line} />{' '}
        <time dateTime={message.at} title={utcTitle(message.at)}>
          {time(toInstant(message.at), zone)}
        </time>
      </p>
      {quote !== undefined && (
        <blockquote dir="auto" className={styles.quote}>
          {quote}
        </blockquote>
      )}
    </li>
  );
}

/** A sentence in which what somebody wrote stands by itself. */
export function Said({ parts }: { parts: readonly Part[] }) {
  return parts.map(
    (part, place) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of one sentence stay where they are
      typeof part === 'string' ? <span key={place}>{part}</span> : <bdi key={place}>{part.theirs}</bdi>,
    // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
  );
}
