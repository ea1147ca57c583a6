import { useSyncExternalStore } from 'react';
import { Temporal } from './temporal.ts';
import type { Zone } from './zone.ts';

const KEPT_AS = 'stint-zone';
const listeners = new Set<() => void>();

/** The zone of this computer. */
export const mine: Zone = Temporal.Now.timeZoneId();

/** The zone in which days and times are drawn: mine, or UTC. It changes no amount. */
export function useZone(): { zone: Zone; choice: 'mine' | 'utc'; choose: (choice: 'mine' | 'utc') => void } {
  const choice = useSyncExternalStore(listen, kept);
  return { zone: choice === 'utc' ? 'UTC' : mine, choice, choose };
}

function choose(choice: 'mine' | 'utc'): void {
  localStorage.setItem(KEPT_AS, choice);
  for (const tell of listeners) tell();
}

function kept(): 'mine' | 'utc' {
  return localStorage.getItem(KEPT_AS) === 'utc' ? 'utc' : 'mine';
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
