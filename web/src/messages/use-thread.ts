import type { Message, Thread } from '@stint/wire/threads';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { messagePages } from './queries.ts';

export interface ReadThread {
  readonly thread: Thread;
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Null where nothing older is there. */
  readonly older: { readonly loading: boolean; readonly show: () => void } | null;
}

/** One conversation as far as it was read; null until it is here. */
export function useThread(id: string): { read: ReadThread | null; error: unknown; retry: () => void } {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    messagePages(id),
  );
  const read = useMemo(() => {
    const thread = data?.pages[0]?.thread;
    if (!thread) return null;
    const messages = data.pages.toReversed().flatMap((page) => page.messages);
    const show = () => void fetchNextPage();
    return { thread, messages, older: hasNextPage ? { loading: isFetchingNextPage, show } : null };
  }, [data, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { read, error, retry: () => void refetch() };
}
