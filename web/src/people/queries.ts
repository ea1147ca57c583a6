import type { Level } from '@stint/wire/profiles';
import { listFreelancers, readClient, readFreelancer, readProfile } from '@stint/wire/profiles';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** What freelancers are looked for by; stands in the address. */
export interface FreelancerFilter {
  readonly search?: string;
  readonly level?: Level;
  readonly skill?: string;
}

export const freelancerPages = (filter: FreelancerFilter) =>
  infiniteQueryOptions({
    queryKey: ['freelancers', filter],
    queryFn: ({ pageParam, signal }) =>
      ask(listFreelancers, {
        query: { ...filter, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const freelancerOf = (person: string) =>
  queryOptions({
    queryKey: ['freelancer', person],
    queryFn: ({ signal }) => ask(readFreelancer, { params: { person }, signal }),
  });

export const ownProfile = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => ask(readProfile, { signal }),
});

export const clientOf = (organisation: string) =>
  queryOptions({
    queryKey: ['client', organisation],
    queryFn: ({ signal }) => ask(readClient, { params: { organisation }, signal }),
  });
