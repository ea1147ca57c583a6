import { listSignIns } from '@stint/wire/people';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const ownSignIns = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: ({ signal }) => ask(listSignIns, { signal }),
});
