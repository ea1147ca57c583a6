import { readFeedback } from '@stint/wire/feedback';
import { listMilestones } from '@stint/wire/milestones';
import { type Consequences, readConsequences, readTimeline } from '@stint/wire/timeline';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** What happened on a contract, the newest first, page by page. */
export const timelinePages = (contract: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', contract],
    queryFn: ({ pageParam, signal }) =>
      ask(readTimeline, {
        params: { contract },
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** What a deed would do if it were done now: read anew each time somebody is about to do it. */
export const consequencesOf = (contract: string, of: Consequences['of']) =>
  queryOptions({
    queryKey: ['consequences', contract, of],
    queryFn: ({ signal }) => ask(readConsequences, { params: { contract }, query: { of }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const milestonesOf = (contract: string) =>
  queryOptions({
    queryKey: ['milestones', contract],
    queryFn: ({ signal }) => ask(listMilestones, { params: { contract }, signal }),
  });

export const feedbackOf = (contract: string) =>
  queryOptions({
    queryKey: ['feedback', contract],
    queryFn: ({ signal }) => ask(readFeedback, { params: { contract }, signal }),
  });
