import { readHouse } from '@stint/wire/house';
import { readInvitation } from '@stint/wire/invitations';
import { readOrganisation } from '@stint/wire/teams';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const organisationOf = (organisation: string) =>
  queryOptions({
    queryKey: ['organisation', organisation],
    queryFn: ({ signal }) => ask(readOrganisation, { params: { organisation }, signal }),
  });

export const invitationOf = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => ask(readInvitation, { params: { token }, signal }),
  });

/** Whether anybody may sign up here. */
export const thisHouse = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => ask(readHouse, { signal }),
  staleTime: 300_000,
});
