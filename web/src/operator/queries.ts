import { readBalances, readLedger } from '@stint/wire/books';
import { listContracts } from '@stint/wire/contracts';
import { listDisputes } from '@stint/wire/evidence';
import { readSeal, readStatement, readTrialBalance } from '@stint/wire/ledger';
import { listPeople } from '@stint/wire/people';
import { listReconciliations } from '@stint/wire/processor';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const people = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => ask(listPeople, { signal }),
});

const CONTRACTS = 50;

/** The reader's contracts, for an operator everybody's, page by page, the newest first. */
export const contractPages = infiniteQueryOptions({
  queryKey: ['contracts', 'pages'],
  queryFn: ({ pageParam, signal }) =>
    ask(listContracts, {
      query: { limit: CONTRACTS, order: 'newest', ...(pageParam === '' ? {} : { after: pageParam }) },
      signal,
    }),
  initialPageParam: '',
  getNextPageParam: (last) => (last.length < CONTRACTS ? null : last.at(-1)?.id),
});

export const disputes = queryOptions({
  queryKey: ['disputes'],
  queryFn: ({ signal }) => ask(listDisputes, { signal }),
});

export const balances = queryOptions({
  queryKey: ['balances'],
  queryFn: ({ signal }) => ask(readBalances, { signal }),
});

export const reconciliations = queryOptions({
  queryKey: ['reconciliations'],
  queryFn: ({ signal }) => ask(listReconciliations, { signal }),
});

export const seal = queryOptions({
  queryKey: ['ledger', 'seal'],
  queryFn: ({ signal }) => ask(readSeal, { signal }),
});

export const trialBalance = (span: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['ledger', 'trial-balance', span],
    queryFn: ({ signal }) => ask(readTrialBalance, { query: span, signal }),
  });

export const statementPages = (account: string, currency: string) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'statement', account, currency],
    queryFn: ({ pageParam, signal }) =>
      ask(readStatement, { params: { account, currency }, query: { after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

export const ledgerPages = infiniteQueryOptions({
  queryKey: ['ledger'],
  queryFn: ({ pageParam, signal }) => ask(readLedger, { query: { after: pageParam, limit: 100 }, signal }),
  initialPageParam: 0,
  getNextPageParam: ({ next }) => next,
});
