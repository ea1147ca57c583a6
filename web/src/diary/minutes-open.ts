import { useSyncExternalStore } from 'react';

// Whether the counts of each minute are shown: the same for every segment, as one goes from one to the next.
let open = false;
const listeners = new Set<() => void>();

export function useMinutesOpen(): boolean {
  return useSyncExternalStore(listen, () => open);
}

export function setMinutesOpen(next: boolean): void {
  if (next === open) return;
  open = next;
  for (const tell of listeners) tell();
}

/** The key: it closes them only where they can be seen. */
export function toggleMinutes(areSeen: boolean): void {
  setMinutesOpen(!(open && areSeen));
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
