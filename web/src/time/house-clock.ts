import type { Instant } from '@stint/core/instant';
import { readClock } from '@stint/wire/books';
import { toInstant } from '@stint/wire/letters';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask } from '../api/house.ts';

const STEP_SECONDS = 10;

/** The clock by which the house decides: a demo's may stand elsewhere than this computer's, or stand still. */
export const clock = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }) => {
    const { now, movable, demo } = await ask(readClock, { signal });
    return { now: toInstant(now), readAt: hereNow(), movable, demo };
  },
  staleTime: 60_000,
  // One that can be moved goes as it likes: nothing is counted on from what was read.
  refetchInterval: ({ state }) => (state.data?.movable ? 5_000 : 300_000),
});

/** Now, as the house has it; moves on in steps. */
export function useNow(): Instant {
  const { data } = useQuery(clock);
  const passed = useSyncExternalStore(inSteps, () => steps(hereNow() - (data?.readAt ?? 0)));
  if (!data) return passed;
  return data.movable ? data.now : data.now + passed;
}

function steps(seconds: number): number {
  return Math.floor(seconds / STEP_SECONDS) * STEP_SECONDS;
}

function hereNow(): Instant {
  return Math.floor(Date.now() / 1000);
}

function inSteps(tell: () => void): () => void {
  const timer = setInterval(tell, STEP_SECONDS * 1000);
  return () => clearInterval(timer);
}
