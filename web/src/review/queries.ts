import { approveWeek, openDispute, type Review, readReview, withdrawDispute } from '@stint/wire/review';
import type { Body } from '@stint/wire/route';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';

export const reviewOf = (contract: string, week: string) =>
  queryOptions({
    queryKey: ['review', contract, week],
    queryFn: ({ signal }) => ask(readReview, { params: { contract, week }, signal }),
  });

/** B6. */
export function useApprove(week: string, done: () => void) {
  const { contract, made } = useDeed(week, done);
  return useMutation({
    mutationFn: () => ask(approveWeek, { params: { contract, week } }),
    onSuccess: made,
  });
}

export type DisputeBody = Body<typeof openDispute>;

/** D1. */
export function useOpenDispute(week: string, done: () => void) {
  const { contract, made } = useDeed(week, done);
  return useMutation({
    mutationFn: (body: DisputeBody) => ask(openDispute, { params: { contract, week }, body }),
    onSuccess: made,
  });
}

/** D2. */
export function useWithdraw(week: string, done: () => void) {
  const { contract, made } = useDeed(week, done);
  return useMutation({
    mutationFn: (dispute: string) => ask(withdrawDispute, { params: { contract, week, dispute } }),
    onSuccess: made,
  });
}

function useDeed(week: string, done: () => void) {
  const client = useQueryClient();
  const { contract } = useContract();
  const made = (review: Review): void => {
    client.setQueryData(reviewOf(contract.id, week).queryKey, review);
    makeOld(client, 'week', contract.id);
    done();
  };
  return { contract: contract.id, made };
}
