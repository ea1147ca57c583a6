import { countUnread } from '@stint/wire/reader';
import type { Language } from '@stint/wire/words/catalogue';
import { catalogueOf } from '@stint/wire/words/load';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** How many are unread, and how the reader reads. */
export const unread = queryOptions({
  queryKey: ['notifications-unread'],
  queryFn: ({ signal }) => ask(countUnread, { signal }),
  refetchInterval: 300_000,
});

/** The first part of the key of what the house told: it is read again when there is news. */
export const NOTIFICATIONS = 'notifications';

/** The words of one language; those of the others are not loaded. */
export const wordsIn = (language: Language) =>
  queryOptions({
    queryKey: ['words', language],
    queryFn: () => catalogueOf(language),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
