import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useContract } from '../../contract/context.ts';
import { notice } from '../../parts/notice-board.tsx';
import type { Change } from './undo.ts';
import { listenToStacks, stackOf } from './undo-stack.ts';

/** The newest edit of memos that can be undone; null: there is none. */
export function useUndo(): { readonly newest: readonly Change[] | null; readonly undo: () => void } {
  const client = useQueryClient();
  const { contract, side } = useContract();
  const stack = useSyncExternalStore(listenToStacks, () => stackOf(contract.id));
  // Whoever looks with the client's eyes changes nothing.
  const newest = (side === 'freelancer' ? stack.at(-1) : undefined) ?? null;
  return {
    newest,
    undo: () => {
      if (newest) void import('./undo-deed.ts').then(({ undoEdit }) => undoEdit(client, contract.id, newest));
      else if (side === 'freelancer') notice('There is nothing to undo.');
    },
  };
}
