import { mayAs } from '@stint/core/handshake/roles';
import { formatInstant, type Instant } from '@stint/core/instant';
import type { OpenInvitation, Organisation } from '@stint/wire/teams';
import { type Refusal, refuse } from '../../refusal.ts';
import { representedBy } from '../../store/agencies.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { type InvitationRow, openInvitations } from '../../store/invitations.ts';
import { teamMembers, teamOf } from '../../store/teams.ts';

/** An organisation as one of its members sees it now. Refusal: `no-such-organisation`, for everybody else too. */
export async function organisationLetter(
  db: Database | Trx,
  {
    organisation,
    person,
    now,
  }: { readonly organisation: string; readonly person: string; readonly now: Instant },
): Promise<Organisation | Refusal> {
  const team = await teamOf(db, organisation);
  const members = team ? await teamMembers(db, organisation) : [];
  const own = members.find((member) => member.person.id === person);
  if (!team || !own) return refuse('no-such-organisation');
  const leads = mayAs(own.role, 'team');
  const invitations = leads ? await openInvitations(db, organisation, now) : [];
  const freelancers = team.kind === 'agency' ? await representedBy(db, organisation) : [];
  return {
    ...team,
    role: own.role,
    may: leads ? ['team', 'leave'] : ['leave'],
    members: members.map((member) => ({
      ...member,
      email: leads || member === own ? member.email : null,
      since: formatInstant(member.since),
    })),
    invitations: invitations.map(invitationLetter),
    freelancers: freelancers.map((one) => ({ ...one, since: formatInstant(one.since) })),
  };
}

export function invitationLetter(row: InvitationRow): OpenInvitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    by: row.by.name,
    at: formatInstant(row.at),
    expiresAt: formatInstant(row.expiresAt),
    mail: mailOf(row.mail),
  };
}

function mailOf(state: InvitationRow['mail']): OpenInvitation['mail'] {
  switch (state) {
    case null:
      return 'none';
    case 'sent':
      return 'sent';
    case 'owed':
    case 'sending':
    case 'handed-over':
      return 'on-its-way';
    case 'dropped':
    case 'failed':
    case 'unknown':
      return 'failed';
  }
}
