import type { SegmentNumber } from '@stint/core/segment';
import { type RefObject, useEffect, useRef } from 'react';
import { atFirstTouch } from '../../parts/first-touch.ts';
import { useChoiceStore } from './use-choice.ts';

/**
 * Dragging with a mouse or a pen chooses the cells of a ground (each with `data-segment`), in time order. A touch
 * scrolls, as everywhere. `onEnd` is told where the pointer was let go. Loaded at the first sign of a pointer.
 */
export function useLasso(ground: RefObject<HTMLElement | null>, onEnd: (last: SegmentNumber) => void): void {
  const store = useChoiceStore();
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    let isLeft = false;
    const begin = ({ lassoOn }: typeof import('./lasso-on.ts')) => {
      if (!isLeft && ground.current) leave = lassoOn(ground.current, store, (last) => end.current(last));
    };
    // If it cannot be loaded, there are keys and clicks.
    let leave = atFirstTouch(() => void import('./lasso-on.ts').then(begin).catch(() => {}));
    return () => {
      isLeft = true;
      leave();
    };
  }, [ground, store]);
}
