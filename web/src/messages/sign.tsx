import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pageStream } from '../api/stream.ts';
import { Count, countSign, countText } from '../parts/count-sign.tsx';
import { THREAD, THREADS, unreadMessages } from './unread.ts';

/** In the head of every page: the way to the messages, and how many of them are unread. Keeps them all fresh. */
export function MessagesSign() {
  useFreshMessages();
  const count = useQuery(unreadMessages).data?.unread ?? 0;
  return (
    <Link
      to="/messages"
      className={countSign}
      aria-label={count === 0 ? 'Messages' : `Messages, ${countText(count)} unread`}
    >
      <IconMessageCircle size={20} stroke={1.6} aria-hidden="true" />
      <Count of={count} />
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
