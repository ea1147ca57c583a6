import type { Role } from '@stint/core/handshake/roles';
import type { Instant } from '@stint/core/instant';
import type { Tell } from '../notifications/tell.ts';
import type { HeldTeam } from './team-deed.ts';

/** A member is told what they are from now on. */
export async function tellRole(
  tell: Tell,
  { id, name }: HeldTeam,
  {
    person,
    role,
    at,
    n,
  }: { readonly person: string; readonly role: Role; readonly at: Instant; readonly n: string },
): Promise<void> {
  const facts = { organisation: id, name, role };
  await tell({ to: [person], event: `role-changed:${id}:${n}`, at, told: { kind: 'role-changed', facts } });
}

/** The owners are told who has come. */
export async function tellJoined(
  tell: Tell,
  { id, name, members }: HeldTeam,
  joined: {
    readonly invitation: string;
    readonly name: string;
    readonly role: Role | 'freelancer';
    readonly at: Instant;
  },
): Promise<void> {
  const facts = { organisation: id, name, other: joined.name, role: joined.role };
  await tell({
    to: members.filter(({ role }) => role === 'owner').map(({ person }) => person.id),
    event: `member-joined:${joined.invitation}`,
    at: joined.at,
    told: { kind: 'member-joined', facts },
  });
}
