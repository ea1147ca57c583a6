import { useCallback, useMemo, useRef, useState } from 'react';
import type { OpenSegment } from '../diary/open.ts';

/** Which segment is open on the page of a review, and in what: its Why? or its picture. */
export function useOpenHere(): OpenSegment {
  const [{ segment, show }, set] = useState<Pick<OpenSegment, 'segment' | 'show'>>(NONE);
  const from = useRef<Element | null>(null);
  const open = useCallback<OpenSegment['open']>((next, what) => {
    // What is opened from what is open goes back to where the first was.
    from.current ??= document.activeElement;
    set({ segment: next, show: what });
  }, []);
  const follow = useCallback<OpenSegment['follow']>(
    (next) => set((before) => ({ ...before, segment: next })),
    [],
  );
  const close = useCallback(() => {
    set(NONE);
    // What covered the page is gone by then: whoever goes by keys goes on where they were.
    const { current } = from;
    from.current = null;
    if (current instanceof HTMLElement) setTimeout(() => current.focus());
  }, []);
  return useMemo(() => ({ segment, show, open, follow, close }), [segment, show, open, follow, close]);
}

const NONE = { segment: null, show: null } as const;
