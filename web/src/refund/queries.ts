import { giveRefund, listReturns, readRefunds, sendRefundAgain } from '@stint/wire/refunds';
import type { Body } from '@stint/wire/route';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';

/** Under the week's own key: what makes the week old makes this old. */
export const refundsOfWeek = (contract: string, week: string) =>
  queryOptions({
    queryKey: ['week', contract, week, 'refunds'],
    queryFn: ({ signal }) => ask(readRefunds, { params: { contract, week }, signal }),
  });

/** D3. */
export function useRefund({ contract, week }: { contract: string; week: string }, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<typeof giveRefund>) => ask(giveRefund, { params: { contract, week }, body }),
    onSuccess: (read) => {
      client.setQueryData(refundsOfWeek(contract, week).queryKey, read);
      makeOld(client, 'week', contract);
      done();
    },
  });
}

export const returns = queryOptions({
  queryKey: ['returns'],
  queryFn: ({ signal }) => ask(listReturns, { signal }),
});

export function useSendAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (refund: string) => ask(sendRefundAgain, { body: { refund } }),
    onSuccess: (read) => client.setQueryData(returns.queryKey, read),
  });
}
