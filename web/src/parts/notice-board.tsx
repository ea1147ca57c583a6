import { lazy, Suspense, useSyncExternalStore } from 'react';

const Notices = lazy(() => import('./notices.tsx').then((loaded) => ({ default: loaded.Notices })));
const listeners = new Set<() => void>();
let used = false;

/** What can be done about it. */
export interface NoticeDeed {
  readonly says: string;
  readonly deed: () => void;
}

/** Says that something was done, and what can be done about it. */
export function notice(message: string, offer?: NoticeDeed): void {
  used = true;
  for (const tell of listeners) tell();
  void import('./notices.tsx').then(({ show }) => show(message, offer));
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
