import { readBalances, readLedger } from '@stint/wire/books';
import { listPeople } from '@stint/wire/people';
import { listReconciliations } from '@stint/wire/processor';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const people = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => ask(listPeople, { signal }),
});

export const balances = queryOptions({
  queryKey: ['balances'],
  queryFn: ({ signal }) => ask(readBalances, { signal }),
});

export const reconciliations = queryOptions({
  queryKey: ['reconciliations'],
  queryFn: ({ signal }) => ask(listReconciliations, { signal }),
});

export const ledgerPages = infiniteQueryOptions({
  queryKey: ['ledger'],
  queryFn: ({ pageParam, signal }) => ask(readLedger, { query: { after: pageParam, limit: 100 }, signal }),
  initialPageParam: 0,
  getNextPageParam: ({ next }) => next,
});
