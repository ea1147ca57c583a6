import { editMemos } from '@stint/wire/corrections';
import type { QueryClient } from '@tanstack/react-query';
import { ask, isRefused } from '../../api/house.ts';
import { makeOld } from '../../api/live.ts';
import { notice, takeBack } from '../../parts/notice-board.tsx';
import { sayError } from '../../parts/refusal.tsx';
import { sayLocked } from '../lock-words.ts';
import { type Change, editOf, popped, pushed, undone } from './undo.ts';
import { noticeOf, setStack, stackOf } from './undo-stack.ts';

let underWay: readonly Change[] | null = null;

/** Notes an edit that was made, says so, and offers the way back. */
export function noteEdit(client: QueryClient, contract: string, changes: readonly Change[]): void {
  const before = stackOf(contract);
  const after = pushed(before, changes);
  const made = after === before ? undefined : after.at(-1);
  if (!made) {
    notice('Nothing has changed: it was said already.');
    return;
  }
  setStack(contract, after);
  const deed = () => void undoEdit(client, contract, made);
  notice(sayChanged(made.length), { id: noticeOf(made), says: 'Undo', deed });
}

function sayChanged(count: number): string {
  const what = count === 1 ? 'Changed' : `${count} segments changed`;
  return `${what}; what stood there before stays on record.`;
}

/** Brings back each segment's own memo and label, all of them or none, and says what became of it. */
export async function undoEdit(
  client: QueryClient,
  contract: string,
  changes: readonly Change[],
): Promise<void> {
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

function sayCount(count: number): string {
  return count === 1 ? 'the segment says' : `${count} segments say`;
}
