import type { SegmentNumber } from '@stint/core/segment';
import type { MemoEdit } from '@stint/wire/corrections';
import type { SegmentEntries } from '../../api/queries.ts';

/** What a segment says: of tracked time its memo and label, beside it the memo of manual time; else that of manual time. */
export interface Said {
  readonly memo: string;
  readonly label: string | null;
  /** Null: there is no manual time beside tracked time. */
  readonly manualMemo: string | null;
}

/** Null where nothing is held that could say something. */
export function saidOf(entries: SegmentEntries): Said | null {
  const tracked = entries.find(({ kind, reasons }) => kind === 'tracked' && !reasons.includes('late'));
  const manual = entries.find(({ kind }) => kind === 'manual');
  if (tracked) return { memo: tracked.memo, label: tracked.label, manualMemo: manual?.memo ?? null };
  return manual ? { memo: manual.memo, label: null, manualMemo: null } : null;
}

export function isSameSaid(a: Said, b: Said): boolean {
  return a.memo === b.memo && a.label === b.label && a.manualMemo === b.manualMemo;
}

/** One segment's part of an edit that was made: what it said, and what it says since. */
export interface Change {
  readonly segment: SegmentNumber;
  readonly before: Said;
  readonly after: Said;
}

/** What somebody wants a segment to say; missing: as it is. */
export interface Wanted {
  readonly memo?: string;
  readonly label?: string | null;
}

/** A new memo is that of all that the segment holds (T3); the label is that of what was tracked. */
export function changeOf(segment: SegmentNumber, before: Said, { memo, label }: Wanted): Change {
  const written = before.manualMemo === null ? null : (memo ?? before.manualMemo);
  const after = {
    memo: memo ?? before.memo,
    label: label === undefined ? before.label : label,
    manualMemo: written,
  };
  return { segment, before, after };
}

/** As it is asked of the house: nothing is written where somebody else has changed it meanwhile. */
export function editOf({ segment, before, after }: Change): MemoEdit {
  return {
    segment,
    memo: after.memo,
    ...(after.label === before.label ? {} : { label: after.label }),
    ...(after.manualMemo === null ? {} : { manualMemo: after.manualMemo }),
    seen: {
      memo: before.memo,
      label: before.label,
      ...(before.manualMemo === null ? {} : { manualMemo: before.manualMemo }),
    },
  };
}

/** The way back: each segment says again what it said itself. */
export function undone(changes: readonly Change[]): Change[] {
  return changes.map(({ segment, before, after }) => ({ segment, before: after, after: before }));
}

/** Edits that can be undone, the newest last. */
export type UndoStack = readonly (readonly Change[])[];

export function pushed(stack: UndoStack, changes: readonly Change[]): UndoStack {
  const made = changes.filter(({ before, after }) => !isSameSaid(before, after));
  return made.length === 0 ? stack : [...stack, made].slice(-MOST);
}

export function popped(stack: UndoStack, changes: readonly Change[]): UndoStack {
  return stack.filter((one) => one !== changes);
}

const MOST = 50;
