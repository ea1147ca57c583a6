import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { type RefObject, useEffect } from 'react';
import type { OpenSegment } from '../diary/open.ts';
import type { Choice } from './choice.ts';

/**
 * The list by keys, wherever on the page the focus is, but not while something lies over it: j and k lead to the next
 * line and the one before, x chooses it (with Shift all from the last chosen one on), w opens its Why?, p its picture.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  { toggle, extend }: Choice,
  { open }: OpenSegment,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isElsewhere(event.target)) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const here = rows.findIndex((row) => row.contains(document.activeElement));
      const key = rows[here]?.dataset.row;
      switch (event.key.toLowerCase()) {
        case 'j':
          focusRow(rows[here < 0 ? below(rows) : here + 1]);
          break;
        case 'k':
          focusRow(rows[(here < 0 ? below(rows) : here) - 1]);
          break;
        case 'x':
          if (key === undefined || rows[here]?.dataset.free === undefined) return;
          if (event.shiftKey) extend(key);
          else toggle(key);
          break;
        case 'w':
        case 'p':
          if (key === undefined) return;
          open(segmentOfKey(key), event.key.toLowerCase() === 'w' ? 'why' : 'picture');
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [list, toggle, extend, open]);
}

/** Where the focus is in none of the lines: the next one below it; past the last, how many there are. */
function below(rows: readonly HTMLElement[]): number {
  const { activeElement: now } = document;
  const next = rows.findIndex(
    (row) => now && now.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return next < 0 ? rows.length : next;
}

function focusRow(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('input, button')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function segmentOfKey(key: string): number {
  return segmentOf(toInstant(key.split(' ')[0] ?? ''));
}

/** In a field, a dialog or a menu a letter means something else. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false;
  return target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null;
}
