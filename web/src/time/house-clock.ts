import type { Instant } from '@stint/core/instant';
import { readClock } from '@stint/wire/books';
import { toInstant } from '@stint/wire/letters';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask } from '../api/house.ts';

/** The clock by which the house decides: a demo's may stand elsewhere than this computer's. */
export const clock = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }) => {
    const { now, movable, demo } = await ask(readClock, { signal });
    return { aheadSeconds: toInstant(now) - hereNow(), movable, demo };
  },
  staleTime: 60_000,
});

/** Now, as the house has it, in steps of ten seconds. */
export function useNow(): Instant {
  const here = useSyncExternalStore(everyTenSeconds, () => Math.floor(hereNow() / 10) * 10);
  const { data } = useQuery(clock);
  return here + (data?.aheadSeconds ?? 0);
}

function hereNow(): Instant {
  return Math.floor(Date.now() / 1000);
}

function everyTenSeconds(tell: () => void): () => void {
  const timer = setInterval(tell, 10_000);
  return () => clearInterval(timer);
}
