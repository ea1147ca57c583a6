import { countUnreadMessages } from '@stint/wire/reader';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** How many messages of others wait to be read. */
export const unreadMessages = queryOptions({
  queryKey: ['messages-unread'],
  queryFn: ({ signal }) => ask(countUnreadMessages, { signal }),
  refetchInterval: 300_000,
});

/** The first parts of the keys of conversations: they are read again when something is written. */
export const THREADS = 'threads';
export const THREAD = 'thread';
