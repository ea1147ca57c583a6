import { readGlance } from '@stint/wire/glance';
import { readNeeds } from '@stint/wire/needs';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** What others do is told by the stream of the page; what a colleague or a tracker of one's own does is asked for. */
const AGAIN_MILLISECONDS = 20_000;

export const needs = queryOptions({
  queryKey: ['needs'],
  queryFn: ({ signal }) => ask(readNeeds, { signal }),
  refetchInterval: AGAIN_MILLISECONDS,
  // Whoever comes back from doing one of them finds it gone.
  staleTime: 0,
});

export const glance = queryOptions({
  queryKey: ['glance'],
  queryFn: ({ signal }) => ask(readGlance, { signal }),
  refetchInterval: AGAIN_MILLISECONDS,
  // Whoever comes back from doing one of them finds it gone.
  staleTime: 0,
});
