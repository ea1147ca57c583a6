import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { type KeyboardEvent, useCallback } from 'react';
import type { OpenSegment } from '../diary/open.ts';
import type { Choice } from './choice.ts';

/**
 * The list by keys: j and k lead to the next line and the one before, x chooses it (with Shift all from the last chosen
 * one on), w opens its Why?, p its picture.
 */
export function useListKeys({ toggle, extend }: Choice, { open }: OpenSegment) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
      const here = rows.findIndex((row) => row.contains(document.activeElement));
      const key = rows[here]?.dataset.row;
      switch (event.key.toLowerCase()) {
        case 'j':
          focusRow(rows[here + 1]);
          break;
        case 'k':
          focusRow(rows[here - 1]);
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
    },
    [toggle, extend, open],
  );
}

function focusRow(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('input, button')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function segmentOfKey(key: string): number {
  return segmentOf(toInstant(key.split(' ')[0] ?? ''));
}

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}
