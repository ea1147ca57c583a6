import { listNotifications, readNoticeSettings } from '@stint/wire/notifications';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { NOTIFICATIONS } from './reader.ts';

/** What the reader was told, the newest first, page by page. */
export const notificationPages = infiniteQueryOptions({
  queryKey: [NOTIFICATIONS],
  queryFn: ({ pageParam, signal }) =>
    ask(listNotifications, { query: pageParam === '' ? {} : { before: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

export const noticeSettings = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: ({ signal }) => ask(readNoticeSettings, { signal }),
});
