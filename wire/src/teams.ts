import { z } from 'zod';
import { Party } from './contracts.ts';
import { Email, Id, InstantText, Name } from './letters.ts';
import { LIMITS } from './limits.ts';
import { OrganisationKind, RoleName } from './people.ts';
import { route } from './route.ts';

/** A role, or a freelancer for whom an agency speaks. */
export const InvitedAs = z.enum([...RoleName.options, 'freelancer']);
export type InvitedAs = z.infer<typeof InvitedAs>;

export const OpenInvitation = z
  .object({
    id: Id,
    email: Email,
    role: InvitedAs,
    by: Name,
    at: InstantText,
    expiresAt: InstantText,
    /** What became of its mail. `none`: this house sends no mail, and the link is handed on by hand. */
    mail: z.enum(['on-its-way', 'sent', 'failed', 'none']),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof OpenInvitation>;

/** An organisation as one of its members sees it. */
export const Organisation = z
  .object({
    id: Id,
    name: Name,
    kind: OrganisationKind,
    version: z.number().int(),
    /** What the reader is in it. */
    role: RoleName,
    /** `team`: to rename, invite, change roles and take members out. `leave`: to go oneself. */
    may: z.array(z.enum(['team', 'leave'])),
    members: z.array(
      z.object({
        person: Party,
        /** Told to owners; null for the others. */
        email: Email.nullable(),
        role: RoleName,
        since: InstantText,
      }),
    ),
    /** Told to owners. */
    invitations: z.array(OpenInvitation),
    /** An agency's: for whom it speaks. */
    freelancers: z.array(z.object({ person: Party, since: InstantText })),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

const OrganisationParams = z.object({ organisation: Id });
const MemberParams = z.object({ organisation: Id, person: Id });

export const createOrganisation = route({
  method: 'POST',
  path: '/organisations',
  says: 'Found an organisation, as its first owner: a client, or an agency that speaks for freelancers. `id` may be yours: the same id again is the same organisation.',
  tag: 'people',
  access: ['person'],
  body: z.strictObject({ id: Id.optional(), name: Name, kind: OrganisationKind }),
  answer: Organisation,
  status: 201,
  refusals: ['id-taken', 'too-many-tries'],
});

export const readOrganisation = route({
  method: 'GET',
  path: '/organisations/:organisation',
  says: 'An organisation that you are a member of: its people and their roles; for its owners, who is invited.',
  tag: 'people',
  access: ['person'],
  params: OrganisationParams,
  answer: Organisation,
  refusals: ['no-such-organisation'],
});

export const renameOrganisation = route({
  method: 'PUT',
  path: '/organisations/:organisation',
  says: 'Rename an organisation, where nobody has since the `version` that you saw.',
  tag: 'people',
  access: ['person'],
  params: OrganisationParams,
  body: z.strictObject({ version: z.number().int(), name: Name }),
  answer: Organisation,
  refusals: ['no-such-organisation', 'not-your-role', 'changed-meanwhile'],
});

export const setRole = route({
  method: 'PUT',
  path: '/organisations/:organisation/members/:person',
  says: 'Change what a member is. Somebody always stays an owner.',
  tag: 'people',
  access: ['person'],
  params: MemberParams,
  body: z.strictObject({ role: RoleName }),
  answer: Organisation,
  refusals: ['no-such-organisation', 'not-your-role', 'no-such-person', 'last-owner'],
});

export const removeMember = route({
  method: 'DELETE',
  path: '/organisations/:organisation/members/:person',
  says: 'Take a member out, or leave yourself: from then on nothing of the organisation is shown to them.',
  tag: 'people',
  access: ['person'],
  params: MemberParams,
  answer: z.null(),
  status: 204,
  refusals: ['no-such-organisation', 'not-your-role', 'no-such-person', 'last-owner'],
});

export const removeFreelancer = route({
  method: 'DELETE',
  path: '/organisations/:organisation/freelancers/:person',
  says: 'An agency no longer speaks for a freelancer: by its owner, or by the freelancer’s own word.',
  tag: 'people',
  access: ['person'],
  params: MemberParams,
  answer: z.null(),
  status: 204,
  refusals: ['no-such-organisation', 'not-your-role', 'no-such-person'],
});

export const inviteMember = route({
  method: 'POST',
  path: '/organisations/:organisation/invitations',
  says: `Invite somebody by mail, for ${LIMITS.invitationDays} days. An open invitation to that address is replaced. \`id\` may be yours: the same id again is the same invitation, and no second mail.`,
  tag: 'people',
  access: ['person'],
  params: OrganisationParams,
  body: z.strictObject({ id: Id.optional(), email: Email, role: InvitedAs }),
  /** `link`: where this house sends no mail, for the owner to hand on; told once. */
  answer: OpenInvitation.extend({ link: z.string().nullable() }),
  status: 201,
  refusals: [
    'no-such-organisation',
    'not-your-role',
    'already-member',
    'team-full',
    'too-many-tries',
    'id-taken',
  ],
});

export const withdrawInvitation = route({
  method: 'DELETE',
  path: '/organisations/:organisation/invitations/:invitation',
  says: 'Withdraw an invitation: its link is worth nothing from then on.',
  tag: 'people',
  access: ['person'],
  params: z.object({ organisation: Id, invitation: Id }),
  answer: z.null(),
  status: 204,
  refusals: ['no-such-organisation', 'not-your-role', 'no-such-invitation'],
});
