import { answerDispute, type Evidence, overruleSegment, readDispute } from '@stint/wire/evidence';
import { withdrawDispute } from '@stint/wire/review';
import type { Body } from '@stint/wire/route';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';

export const evidenceOf = (contract: string, dispute: string) =>
  queryOptions({
    queryKey: ['dispute', contract, dispute],
    queryFn: ({ signal }) => ask(readDispute, { params: { contract, dispute }, signal }),
  });

export type AnswerBody = Body<typeof answerDispute>;

/** D2: the freelancer's word. */
export function useAnswer(dispute: string, done: () => void) {
  const { contract, made } = useDeed(dispute, done);
  return useMutation({
    mutationFn: (body: AnswerBody) => ask(answerDispute, { params: { contract, dispute }, body }),
    onSuccess: made,
  });
}

/** D2: an operator's word about one segment. */
export function useOverrule(dispute: string, done: () => void) {
  const { contract, made } = useDeed(dispute, done);
  return useMutation({
    mutationFn: (body: Body<typeof overruleSegment>) =>
      ask(overruleSegment, { params: { contract, dispute }, body }),
    onSuccess: made,
  });
}

/** D2: the client takes it back. */
export function useWithdrawal({ dispute, week }: Pick<Evidence, 'dispute' | 'week'>, done: () => void) {
  const client = useQueryClient();
  const { contract } = useContract();
  return useMutation({
    mutationFn: () => ask(withdrawDispute, { params: { contract: contract.id, week, dispute: dispute.id } }),
    onSuccess: () => {
      makeOld(client, 'week', contract.id);
      done();
    },
  });
}

function useDeed(dispute: string, done: () => void) {
  const client = useQueryClient();
  const { contract } = useContract();
  const made = (evidence: Evidence): void => {
    client.setQueryData(evidenceOf(contract.id, dispute).queryKey, evidence);
    makeOld(client, 'week', contract.id);
    done();
  };
  return { contract: contract.id, made };
}
