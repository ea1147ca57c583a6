import type { SegmentNumber } from '@stint/core/segment';
import { type MouseEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { DiaryBySegment } from '../../api/queries.ts';
import { useChoiceStore } from './use-choice.ts';
import { useLasso } from './use-lasso.ts';

export type OnPress = (segment: SegmentNumber, event: MouseEvent) => void;

/**
 * What a press on a cell does: with Shift, Ctrl or Cmd it chooses, and so does every tap while "Select" is on; else it
 * opens. Dragging chooses; over free cells it asks for manual time at once. Answers the same function as long as it can.
 */
export function usePress(
  ground: RefObject<HTMLElement | null>,
  current: SegmentNumber | null,
  diary: DiaryBySegment,
  onOpen: OnPress,
): OnPress {
  const store = useChoiceStore();
  const focused = useRef(current);
  useEffect(() => {
    focused.current = current;
  });
  useLasso(ground, (last) => {
    const { worked, free } = store.reach();
    ground.current?.querySelector<HTMLElement>(`[data-segment="${last}"]`)?.focus({ preventScroll: true });
    const chosen = [...store.get().chosen];
    if (chosen.length > 0 && chosen.every((segment) => free.has(segment) && !worked.has(segment))) {
      store.ask('manual');
    }
  });
  return useCallback(
    (segment, event) => {
      if (event.shiftKey) {
        if (store.get().anchor === null) store.begin(focused.current ?? segment, true);
        store.extendTo(segment);
      } else if (event.ctrlKey || event.metaKey || store.isSelecting()) store.toggle(segment);
      else if (diary.has(segment)) onOpen(segment, event);
      else {
        store.choose([segment]);
        store.ask('manual');
      }
    },
    [store, diary, onOpen],
  );
}
