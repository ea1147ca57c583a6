import { editMemos } from '@stint/wire/corrections';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask, isRefused } from '../../api/house.ts';
import { makeOld } from '../../api/live.ts';
import { useContract } from '../../contract/context.ts';
import { newId } from '../../parts/new-id.ts';
import { notice, takeBack } from '../../parts/notice-board.tsx';
import { sayError } from '../../parts/refusal.tsx';
import { sayLocked } from '../lock-words.ts';
import { type Change, editOf, popped, pushed, type UndoStack, undone } from './undo.ts';

// What can be undone lives as long as the page: on every day of a contract, and no longer than the visit.
const stacks = new Map<string, UndoStack>();
const listeners = new Set<() => void>();
let underWay: readonly Change[] | null = null;

/** Notes an edit that was made, says so, and offers the way back. */
export function useMadeEdit(): (changes: readonly Change[], says: string) => void {
  const undoOne = useUndoOne();
  const { contract } = useContract();
  return (changes, says) => {
    const before = stackOf(contract.id);
    setStack(contract.id, pushed(before, changes));
    const made = stackOf(contract.id).at(-1);
    if (!made || stackOf(contract.id) === before) notice(says);
    else notice(says, { id: noticeOf(made), says: 'Undo', deed: () => undoOne(made) });
  };
}

/** The newest edit that can be undone; null: there is none. */
export function useUndo(): { readonly newest: readonly Change[] | null; readonly undo: () => void } {
  const { contract, side } = useContract();
  const undoOne = useUndoOne();
  const stack = useSyncExternalStore(listen, () => stackOf(contract.id));
  // Whoever looks with the client's eyes changes nothing.
  const newest = (side === 'freelancer' ? stack.at(-1) : undefined) ?? null;
  return {
    newest,
    undo: () => {
      if (newest) undoOne(newest);
      else if (side === 'freelancer') notice('There is nothing to undo.');
    },
  };
}

function useUndoOne(): (changes: readonly Change[]) => void {
  const client = useQueryClient();
  const { contract } = useContract();
  return (changes) => void undoOne(client, contract.id, changes);
}

async function undoOne(client: QueryClient, contract: string, changes: readonly Change[]): Promise<void> {
  if (underWay === changes || !stackOf(contract).includes(changes)) return;
  underWay = changes;
  takeBack(noticeOf(changes));
  const edits = undone(changes).map(editOf);
  try {
    await ask(editMemos, { params: { contract }, body: { edits } });
    setStack(contract, popped(stackOf(contract), changes));
    notice(`Undone: ${sayCount(changes.length)} as before.`);
  } catch (error) {
    // What the house refuses it would refuse again; what did not reach it can be tried again.
    if (isRefused(error)) setStack(contract, popped(stackOf(contract), changes));
    notice(sayWhyNot(error, changes));
  } finally {
    underWay = null;
    makeOld(client, 'diary', contract);
  }
}

function sayWhyNot(error: unknown, changes: readonly Change[]): string {
  if (!isRefused(error)) return `Not undone. ${sayError(error).message}`;
  const { code, field } = error.letter;
  if (code === 'week-locked') {
    const [, place] = field?.split('.') ?? [];
    const locked = changes[Number(place)] ?? changes[0];
    return `Not undone: ${locked ? sayLocked(locked.segment) : error.letter.message}`;
  }
  if (code === 'changed-meanwhile' || code === 'no-such-segment') {
    return 'Not undone: part of it was changed again meanwhile, perhaps in another tab. Nothing was written over.';
  }
  return `Not undone. ${error.letter.message}`;
}

const notices = new WeakMap<readonly Change[], string>();

function noticeOf(changes: readonly Change[]): string {
  const id = notices.get(changes) ?? newId();
  notices.set(changes, id);
  return id;
}

function sayCount(count: number): string {
  return count === 1 ? 'the segment says' : `${count} segments say`;
}

function stackOf(contract: string): UndoStack {
  return stacks.get(contract) ?? NO_STACK;
}

function setStack(contract: string, stack: UndoStack): void {
  stacks.set(contract, stack);
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

const NO_STACK: UndoStack = [];
