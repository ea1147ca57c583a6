import { useCallback, useMemo, useState } from 'react';
import type { OpenSegment } from '../diary/open.ts';

/** Which segment is open on the page of a review, and in what: its Why? or its picture. */
export function useOpenHere(): OpenSegment {
  const [{ segment, show }, set] = useState<Pick<OpenSegment, 'segment' | 'show'>>(NONE);
  const open = useCallback<OpenSegment['open']>((next, what) => set({ segment: next, show: what }), []);
  const follow = useCallback<OpenSegment['follow']>(
    (next) => set((before) => ({ ...before, segment: next })),
    [],
  );
  const close = useCallback(() => set(NONE), []);
  return useMemo(() => ({ segment, show, open, follow, close }), [segment, show, open, follow, close]);
}

const NONE = { segment: null, show: null } as const;
