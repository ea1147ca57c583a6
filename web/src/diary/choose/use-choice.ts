import type { SegmentNumber } from '@stint/core/segment';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ChoiceStore } from './choice-store.ts';

export const ChoiceContext = createContext<ChoiceStore | null>(null);

/** The choice of the page, without being drawn anew when it changes. */
export function useChoiceStore(): ChoiceStore {
  const store = useContext(ChoiceContext);
  if (!store) throw new Error('not on a ground where segments can be chosen');
  return store;
}

/** What is chosen on this page, and how that is changed. Draws its caller anew with every change. */
export function useChoice() {
  const store = useChoiceStore();
  const { chosen } = useSyncExternalStore(store.listen, store.get);
  const { toggle, extendTo, choose, clear } = store;
  return { chosen, toggle, extendTo, choose, clear };
}

/** Whether one segment is chosen: its cell is drawn anew when that changes, and only then. */
export function useIsChosen(segment: SegmentNumber): boolean {
  const store = useChoiceStore();
  const listen = useCallback((tell: () => void) => store.listenOf(segment, tell), [store, segment]);
  return useSyncExternalStore(listen, () => store.has(segment));
}
