import { listDevices, readGrant } from '@stint/wire/device';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const grantOf = (userCode: string) =>
  queryOptions({
    queryKey: ['grant', userCode],
    queryFn: ({ signal }) => ask(readGrant, { params: { userCode }, signal }),
    staleTime: 0,
  });

export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => ask(listDevices, { signal }),
});
