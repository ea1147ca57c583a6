import { IconMessages } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTitle } from '../app/title.ts';
import styles from './page.module.css';
import { ThreadList } from './thread-list.tsx';

const ThreadPane = lazy(() => import('./thread-pane.tsx').then((loaded) => ({ default: loaded.ThreadPane })));

/** All that one writes with others: the conversations, and the one that is open; one of the two on a phone. */
export function MessagesPage() {
  const { thread = null } = useParams({ strict: false });
  useTitle('Messages');
  // The open conversation is what the page is about, and on a phone it is all of it.
  const Title = thread === null ? 'h1' : 'h2';
  return (
    <div className={styles.page} data-open={thread !== null || undefined}>
      <div className={styles.all}>
        <Title>Messages</Title>
        <ThreadList open={thread} />
      </div>
      {thread === null ? (
        <p className={styles.none}>
          <IconMessages size={34} stroke={1.3} aria-hidden="true" />
          Choose a conversation.
        </p>
      ) : (
        <Suspense fallback={<section className={styles.none} aria-label="Conversation" aria-busy />}>
          <ThreadPane id={thread} />
        </Suspense>
      )}
    </div>
  );
}
