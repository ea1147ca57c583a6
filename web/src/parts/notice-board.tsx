import { lazy, Suspense, useSyncExternalStore } from 'react';

const Notices = lazy(() => import('./notices.tsx').then((loaded) => ({ default: loaded.Notices })));
const listeners = new Set<() => void>();
let used = false;

/** Says that something was done. */
export function notice(message: string): void {
  used = true;
  for (const tell of listeners) tell();
  void import('./notices.tsx').then(({ show }) => show(message));
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
