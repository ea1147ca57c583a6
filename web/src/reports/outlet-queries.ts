import { listCalendars } from '@stint/wire/calendar';
import { listShares, readShared } from '@stint/wire/report-shares';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const shares = queryOptions({
  queryKey: ['report-shares'],
  queryFn: ({ signal }) => ask(listShares, { signal }),
});

export const calendars = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => ask(listCalendars, { signal }),
});

export const sharedOf = (token: string) =>
  queryOptions({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => ask(readShared, { params: { token }, signal }),
    retry: false,
  });
