import { newId } from '../../parts/new-id.ts';
import type { Change, UndoStack } from './undo.ts';

// What can be undone lives as long as the page: on every day of a contract, and no longer than the visit.
const stacks = new Map<string, UndoStack>();
const listeners = new Set<() => void>();
const notices = new WeakMap<readonly Change[], string>();
const NOTHING: UndoStack = [];

export function stackOf(contract: string): UndoStack {
  return stacks.get(contract) ?? NOTHING;
}

export function setStack(contract: string, stack: UndoStack): void {
  stacks.set(contract, stack);
  for (const tell of listeners) tell();
}

export function listenToStacks(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The notice by which the way back is offered. */
export function noticeOf(changes: readonly Change[]): string {
  const id = notices.get(changes) ?? newId();
  notices.set(changes, id);
  return id;
}
