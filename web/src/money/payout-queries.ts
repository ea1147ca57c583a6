import { readMonth, readPayoutMethods, readPayoutPlans } from '@stint/wire/payouts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const payoutMethods = queryOptions({
  queryKey: ['payout-methods'],
  queryFn: ({ signal }) => ask(readPayoutMethods, { signal }),
});

export const payoutPlans = queryOptions({
  queryKey: ['payout-plans'],
  queryFn: ({ signal }) => ask(readPayoutPlans, { signal }),
});

export const statementOf = (params: { month: string; currency: string }) =>
  queryOptions({
    queryKey: ['statement', params],
    queryFn: ({ signal }) => ask(readMonth, { params, signal }),
  });
