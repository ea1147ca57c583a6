import { listDownloads } from '@stint/wire/downloads';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

/** The trackers that this house offers. */
export const downloads = queryOptions({
  queryKey: ['downloads'],
  queryFn: ({ signal }) => ask(listDownloads, { signal }),
});
