import { VisuallyHidden } from '@mantine/core';
import type { Thread } from '@stint/wire/threads';
import { longDayName } from '../time/spoken.ts';
import { EventLine } from './event-line.tsx';
import styles from './message.module.css';
import { MessageBubble } from './message.tsx';
import type { Row } from './rows.ts';

/** One line of a conversation. */
export function RowLine({ row, thread }: { row: Row; thread: Thread }) {
  switch (row.kind) {
    case 'day':
      return (
        <li className={styles.day}>
          <span>{longDayName(row.day)}</span>
        </li>
      );
    case 'new':
      return (
        <li className={styles.new}>
          <span>
            New<VisuallyHidden> from here on</VisuallyHidden>
          </span>
        </li>
      );
    case 'event':
      return <EventLine message={row.message} />;
    case 'message':
      return <MessageBubble message={row.message} begins={row.begins} thread={thread} />;
  }
}

/** A line stays the same one while others come. */
export function keyOf(row: Row): string {
  if (row.kind === 'day') return row.day;
  return row.kind === 'new' ? 'new' : String(row.message.n);
}
