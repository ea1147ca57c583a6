import { useSyncExternalStore } from 'react';

// Apart from the walk itself: every page asks whether somebody walks, and hardly anybody does.

const KEY = 'stint-walk';
const listeners = new Set<() => void>();

/** At which step of the walk this tab is; null when it is not walking. */
export function useWalk(): number | null {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, stepNow);
}

export function leaveWalk(): void {
  keepStep(null);
}

export function keepStep(step: number | null): void {
  if (step === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, String(step));
  for (const tell of listeners) tell();
}

function stepNow(): number | null {
  const kept = sessionStorage.getItem(KEY);
  const step = kept === null ? Number.NaN : Number(kept);
  return Number.isSafeInteger(step) && step >= 0 ? step : null;
}
