import { addManualTime, deleteSegment, editMemo } from '@stint/wire/diary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';

/** T3; `label` missing: it stays. */
export function useEditMemo(segment: number) {
  const { contract, made } = useDeed();
  return useMutation({
    mutationFn: (body: { memo: string; label?: string | null }) =>
      ask(editMemo, { params: { contract, segment }, body }),
    onSuccess: made,
  });
}

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
