import { readTimeline } from '@stint/wire/timeline';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** The newest versions of a contract's terms, the newest first. */
export const versionsOf = (contract: string) =>
  queryOptions({
    queryKey: ['timeline', contract, 'terms'],
    queryFn: async ({ signal }) =>
      (await ask(readTimeline, { params: { contract }, query: { of: 'terms' }, signal })).items,
  });
