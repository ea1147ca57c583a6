import { z } from 'zod';
import { Email, Id, InstantText, Name, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { OrganisationKind } from './people.ts';
import { route } from './route.ts';
import { InvitedAs } from './teams.ts';

/** The end of the link that an invitation's mail holds. */
export const InvitationToken = plainText(LIMITS.invitationToken);
const Params = z.object({ token: InvitationToken });

/** What an invitation says to whoever holds its link, and so the mailbox that it went to. */
export const Invitation = z
  .object({
    organisation: z.object({ name: Name, kind: OrganisationKind }),
    by: Name,
    email: Email,
    role: InvitedAs,
    expiresAt: InstantText,
    state: z.enum(['open', 'accepted', 'expired']),
    /** Somebody with this address is here already: to sign in, not to sign up. */
    known: z.boolean(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

export const readInvitation = route({
  method: 'GET',
  path: '/invitations/:token',
  says: 'Who invites to what, for whoever holds the link.',
  tag: 'people',
  access: ['anybody'],
  params: Params,
  answer: Invitation,
  refusals: ['no-such-invitation', 'too-many-tries'],
});

export const acceptInvitation = route({
  method: 'POST',
  path: '/invitations/:token/acceptance',
  says: 'Accept an invitation, as the person whose address it went to. Accepting again changes nothing.',
  tag: 'people',
  access: ['person'],
  params: Params,
  answer: z.object({
    organisation: z.object({ id: Id, name: Name, kind: OrganisationKind }),
    role: InvitedAs,
  }),
  refusals: ['no-such-invitation', 'invited-otherwise', 'already-member', 'team-full'],
});
