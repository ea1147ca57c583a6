import { deleteSegments, editMemos } from '@stint/wire/corrections';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/house.ts';
import { makeOld } from '../../api/live.ts';
import { useContract } from '../../contract/context.ts';
import { type Change, editOf } from '../undo/undo.ts';
import { noteEdit } from '../undo/undo-deed.ts';
import { useChoiceStore } from './use-choice.ts';

/** T3: each of these segments says something else, all of them or none; it can be undone until the lock. */
export function useEditMemos() {
  const { contract, client, makeOld: old } = useOld();
  return useMutation({
    mutationFn: (changes: readonly Change[]) =>
      ask(editMemos, { params: { contract }, body: { edits: changes.map(editOf) } }),
    onSuccess: (_, changes) => {
      noteEdit(client, contract, changes);
      old();
    },
    // What stands there now is read again, and shown beside what was typed.
    onError: old,
  });
}

/** C3: all of these are deleted, or none. */
export function useDeleteSegments() {
  const { contract, makeOld: old } = useOld();
  const store = useChoiceStore();
  return useMutation({
    mutationFn: (segments: readonly number[]) =>
      ask(deleteSegments, { params: { contract }, body: { segments: [...segments] } }),
    // The page may hear that they are gone before it has the answer: it is no news that they are.
    onMutate: store.clear,
    onSuccess: old,
    onError: (_, segments) => {
      store.choose(segments);
      old();
    },
  });
}

function useOld() {
  const client = useQueryClient();
  const { contract } = useContract();
  return { contract: contract.id, client, makeOld: () => makeOld(client, 'diary', contract.id) };
}
