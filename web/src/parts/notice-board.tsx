import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { NoticeDeed } from './notices.tsx';

const Notices = lazy(() => import('./notices.tsx').then((loaded) => ({ default: loaded.Notices })));
const listeners = new Set<() => void>();
let used = false;

/** Says that something was done, and what can be done about it. */
export function notice(message: string, offer?: NoticeDeed): void {
  used = true;
  for (const tell of listeners) tell();
  void import('./notices.tsx').then(({ show }) => show(message, offer));
}

/** What was offered is done already, or can no longer be. */
export function takeBack(id: string): void {
  void import('./notices.tsx').then(({ hide }) => hide(id));
}

/** The place where notices appear. */
export function NoticeBoard() {
  const shown = useSyncExternalStore(listen, () => used);
  return <Suspense>{shown && <Notices />}</Suspense>;
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
