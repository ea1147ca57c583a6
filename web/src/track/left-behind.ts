import { hasWaiting } from './waits.ts';

/** Brings what an earlier page of this browser left, whatever page is open now. */
export async function bringLeftBehind(person: string): Promise<void> {
  if (!hasWaiting(person) || !isSecureContext) return;
  const { theTracker } = await import('./desk/the-tracker.ts');
  await theTracker(person);
}
