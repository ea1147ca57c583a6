import type { SegmentNumber } from '@stint/core/segment';
import { type RefObject, useEffect, useRef } from 'react';
import { lassoOn } from './lasso-on.ts';
import { useChoiceStore } from './use-choice.ts';

/**
 * Dragging with a mouse or a pen chooses the cells of a ground (each with `data-segment`), in time order. A touch
 * scrolls, as everywhere. `onEnd` is told where the pointer was let go.
 */
export function useLasso(ground: RefObject<HTMLElement | null>, onEnd: (last: SegmentNumber) => void): void {
  const store = useChoiceStore();
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(
    () => (ground.current ? lassoOn(ground.current, store, (last) => end.current(last)) : undefined),
    [ground, store],
  );
}
