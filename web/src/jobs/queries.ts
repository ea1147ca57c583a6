import { listJobs, readJob } from '@stint/wire/jobs';
import type { Query } from '@stint/wire/route';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export type JobsAsked = NonNullable<Query<typeof listJobs>>;

/** Jobs, page by page, as the address asks for them. */
export const jobPages = (asked: JobsAsked) =>
  infiniteQueryOptions({
    queryKey: ['jobs', asked],
    queryFn: ({ pageParam, signal }) =>
      ask(listJobs, { query: { ...asked, ...(pageParam === '' ? {} : { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const jobOf = (job: string) =>
  queryOptions({
    queryKey: ['job', job],
    queryFn: ({ signal }) => ask(readJob, { params: { job }, signal }),
  });

/** After a deed with a job or a proposal: what it may have changed is read again. */
export async function makeJobsOld(client: QueryClient): Promise<void> {
  const keys = ['jobs', 'job', 'job-proposals', 'proposals', 'proposal'];
  await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}
