import type { SegmentNumber } from '@stint/core/segment';
import { createContext, type RefCallback, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ChoiceStore } from './choice-store.ts';

interface Ground {
  readonly store: ChoiceStore;
  readonly free: ReadonlySet<SegmentNumber>;
}

export const ChoiceContext = createContext<Ground | null>(null);

/** The choice of the page, without being drawn anew when it changes. */
export function useChoiceStore(): ChoiceStore {
  return useGround().store;
}

/** Segments in which the reader could write time in by hand; none for whoever only looks. */
export function useFreeSegments(): ReadonlySet<SegmentNumber> {
  return useGround().free;
}

/** What is chosen on this page, and how that is changed. Draws its caller anew with every change. */
export function useChoice() {
  const store = useChoiceStore();
  const { chosen } = useSyncExternalStore(store.listen, store.get);
  const { toggle, extendTo, choose, clear } = store;
  return { chosen, toggle, extendTo, choose, clear };
}

/**
 * Says on a segment's cell whether it is chosen (`aria-selected`), past React: a thousand cells that change in one frame
 * are a thousand attributes, and nothing is drawn anew.
 */
export function useChosenCell(segment: SegmentNumber): RefCallback<HTMLElement> {
  const store = useChoiceStore();
  return useCallback(
    (cell) => {
      const say = () => cell?.setAttribute('aria-selected', String(store.has(segment)));
      say();
      return store.listenOf(segment, say);
    },
    [store, segment],
  );
}

/** Whether a tap chooses, and opens nothing. */
export function useIsSelecting(): boolean {
  const store = useChoiceStore();
  return useSyncExternalStore(store.listen, store.isSelecting);
}

function useGround(): Ground {
  const ground = useContext(ChoiceContext);
  if (!ground) throw new Error('not where segments can be chosen');
  return ground;
}
