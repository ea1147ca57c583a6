import { queryOptions } from '@tanstack/react-query';
import { unread } from '../notifications/reader.ts';

/** How many messages of others wait to be read: where the bell asks as well, both are told in one answer. */
export const unreadMessages = queryOptions({
  queryKey: ['messages-unread'],
  queryFn: async ({ client }) => {
    const { messages } = await client.fetchQuery({ ...unread, staleTime: 300 });
    return { unread: messages };
  },
  refetchInterval: 300_000,
});

/** The first parts of the keys of conversations: they are read again when something is written. */
export const THREADS = 'threads';
export const THREAD = 'thread';
