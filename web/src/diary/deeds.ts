import { addManualTime, deleteSegment } from '@stint/wire/diary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';

/** C3. */
export function useDeleteSegment(segment: number) {
  const { contract, made } = useDeed();
  return useMutation({
    mutationFn: () => ask(deleteSegment, { params: { contract, segment } }),
    onSuccess: made,
  });
}

/** M1–M3. */
export function useAddManualTime() {
  const { contract, made } = useDeed();
  return useMutation({
    mutationFn: (body: { from: string; to: string; memo: string }) =>
      ask(addManualTime, { params: { contract }, body }),
    onSuccess: made,
  });
}

function useDeed() {
  const client = useQueryClient();
  const { contract } = useContract();
  return { contract: contract.id, made: () => makeOld(client, 'diary', contract.id) };
}
