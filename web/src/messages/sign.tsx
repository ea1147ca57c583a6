import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pageStream } from '../api/stream.ts';
import styles from './sign.module.css';
import { THREAD, THREADS, unreadMessages } from './unread.ts';

/** In the head of every page: the way to the messages, and how many of them are unread. Keeps them all fresh. */
export function MessagesSign() {
  useFreshMessages();
  const count = useQuery(unreadMessages).data?.unread ?? 0;
  const shown = count > 99 ? '99+' : String(count);
  return (
    <Link
      to="/messages"
      className={styles.sign}
      aria-label={count === 0 ? 'Messages' : `Messages, ${shown} unread`}
    >
      <IconMessageCircle size={20} stroke={1.6} aria-hidden="true" />
      {count > 0 && (
        <span className={styles.count} aria-hidden="true" data-number>
          {shown}
        </span>
      )}
    </Link>
  );
}

function useFreshMessages(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = (thread: string | null): void => {
      void client.invalidateQueries({ queryKey: unreadMessages.queryKey });
      void client.invalidateQueries({ queryKey: [THREADS] });
      void client.invalidateQueries({ queryKey: thread === null ? [THREAD] : [THREAD, thread] });
    };
    return pageStream.join({
      contract: null,
      heard: (kind, thread) => {
        if (kind === 'message') look(thread);
      },
      line: (up, missed) => {
        if (up && missed) look(null);
      },
    });
  }, [client]);
}
