import { readDebt } from '@stint/wire/debt';
import { readContractProtection, readFund } from '@stint/wire/protection';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** What an organisation owes, and why. */
export const debtOf = (organisation: string) =>
  queryOptions({
    queryKey: ['debt', organisation],
    queryFn: ({ signal }) => ask(readDebt, { params: { organisation }, signal }),
  });

/** What the protection fund pays at most on a contract. */
export const protectionOf = (contract: string) =>
  queryOptions({
    queryKey: ['contract', contract, 'protection'],
    queryFn: ({ signal }) => ask(readContractProtection, { params: { contract }, signal }),
  });

export const fund = queryOptions({
  queryKey: ['fund'],
  queryFn: ({ signal }) => ask(readFund, { signal }),
});
