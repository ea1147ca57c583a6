import { formatInstant } from '@stint/core/instant';
import type { Span } from '@stint/core/span';
import { type ListedLook, listLooks, readExport, readHeld, readLooks } from '@stint/wire/privacy';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export type { ListedLook };

/** Who looked at the large pictures of a span; for its freelancer. */
export const looksOf = (contract: string, { from, to }: Span) =>
  queryOptions({
    queryKey: ['looks', contract, from, to],
    queryFn: async ({ signal }) => {
      const query = { from: formatInstant(from), to: formatInstant(to) };
      return (await ask(readLooks, { params: { contract }, query, signal })).looks;
    },
    staleTime: 20_000,
  });

/** Looks of others at the reader's pictures, or their own at those of others, page by page. */
export const lookPages = (at: 'my-pictures' | 'pictures-of-others') =>
  infiniteQueryOptions({
    queryKey: ['looks', at],
    queryFn: ({ pageParam, signal }) =>
      ask(listLooks, { query: pageParam === '' ? { at } : { at, before: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const held = queryOptions({
  queryKey: ['held'],
  queryFn: ({ signal }) => ask(readHeld, { signal }),
});

/** Asked again each second while one is packed. */
export const ownExport = queryOptions({
  queryKey: ['export'],
  queryFn: ({ signal }) => ask(readExport, { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.state === 'under-way' || data?.state === 'waiting' ? 1000 : false,
});
