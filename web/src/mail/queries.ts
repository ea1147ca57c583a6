import { listSunkMails, readPost, readSunkMail } from '@stint/wire/mails';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const post = queryOptions({
  queryKey: ['post'],
  queryFn: ({ signal }) => ask(readPost, { signal }),
  refetchInterval: 10_000,
});

export const sunkMails = queryOptions({
  queryKey: ['sunk-mails'],
  queryFn: ({ signal }) => ask(listSunkMails, { signal }),
  refetchInterval: 5_000,
});

export const sunkMail = (mail: string) =>
  queryOptions({
    queryKey: ['sunk-mail', mail],
    queryFn: ({ signal }) => ask(readSunkMail, { params: { mail }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
