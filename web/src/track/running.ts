import { useSyncExternalStore } from 'react';

/** What this page tracks just now, for the frame of every page. It loads nothing of the tracker. */
export interface Running {
  /** Client and title. */
  readonly name: string;
  stop(): Promise<void>;
}

let running: Running | null = null;
const listeners = new Set<() => void>();

export function tellRunning(now: Running | null): void {
  if (now?.name === running?.name) return;
  running = now;
  for (const tell of listeners) tell();
}

export function useRunning(): Running | null {
  return useSyncExternalStore(listen, () => running);
}

/** Whoever signs out tracks no more here. */
export function stopRunning(): void {
  void running?.stop();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
