import { markThreadRead } from '@stint/wire/threads';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { ask } from '../api/house.ts';
import { THREADS, unreadMessages } from './unread.ts';

/** Tells the house that a thread was read up to its end, while somebody is there and sees it. */
export function useMarkRead(
  thread: string,
  { lastN, readN }: { lastN: number; readN: number },
  seen: boolean,
) {
  const client = useQueryClient();
  const isVisible = useSyncExternalStore(listen, () => document.visibilityState === 'visible');
  const told = useRef(readN);
  useEffect(() => {
    if (!seen || !isVisible || lastN <= Math.max(readN, told.current)) return;
    told.current = lastN;
    ask(markThreadRead, { params: { thread }, body: { n: lastN } }).then(
      (answer) => {
        client.setQueryData(unreadMessages.queryKey, answer);
        void client.invalidateQueries({ queryKey: [THREADS] });
      },
      () => {
        // It stays unread there, and is told with the next one.
        told.current = readN;
      },
    );
  }, [client, thread, lastN, readN, seen, isVisible]);
}

function listen(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
