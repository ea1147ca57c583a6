import { DAY_SECONDS } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { InvitedAs, inviteMember as route } from '@stint/wire/teams';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { representedBy } from '../../store/agencies.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import {
  addInvitation,
  invitationOf,
  invitationsOfADay,
  openInvitations,
  withdrawOpen,
} from '../../store/invitations.ts';
import { addInvitationMail } from '../../store/mails.ts';
import { emailKey, lockPerson } from '../../store/people.ts';
import { personOfEmail } from '../../store/sides.ts';
import { ROLES_OF } from '../../store/teams.ts';
import { newToken } from '../../token.ts';
import { invitationLetter } from './organisation-letter.ts';
import { type HeldTeam, teamDeed } from './team-deed.ts';

interface Wanted {
  readonly organisation: string;
  readonly id?: string | undefined;
  readonly email: string;
  readonly role: InvitedAs;
}

type Invited = Answer<typeof route>;

/**
 * Invites an address, by mail; what was open to it before is withdrawn. The link alone is worth something, and of it no
 * more than the hash is kept once the mail is out. The caller's id again is the same invitation, and no second mail.
 * Refusals: those of `teamDeed`, `bad-request` (no role of such an organisation), `id-taken`, `already-member`,
 * `team-full`, `too-many-tries`.
 */
export function inviteMember(
  house: House,
  actor: Actor,
  wanted: Wanted,
  origin: string,
): Promise<Invited | Refusal> {
  return teamDeed(house, actor, wanted, async ({ trx, team }) => {
    const known = await invitedAs(trx, wanted);
    if (known) return known;
    const no = (await refuseWanted(house, trx, team, wanted)) ?? (await refuseMany(house, trx, actor, team));
    if (no) return no;
    const at = house.clock.now();
    const id = wanted.id?.toLowerCase() ?? house.random.uuid();
    const { token, key } = newToken(house.random);
    const { email, role } = wanted;
    await withdrawOpen(trx, team.id, email);
    const expiresAt = at + LIMITS.invitationDays * DAY_SECONDS;
    const by = actor.person;
    await addInvitation(trx, { id, token: key, organisation: team.id, email, role, by, at, expiresAt });
    if (house.post) await addInvitationMail(trx, { id: house.random.uuid(), invitation: id, token, at });
    const detail = { invitation: id, role };
    await noteDeed(trx, { at, person: by, deed: 'member-invited', object: team.id, detail });
    const row = await invitationOf(trx, { id });
    if (!row) throw new Error('an invitation that was just made is not there');
    return { ...invitationLetter(row), link: house.post ? null : `${origin}/invitations/${token}` };
  });
}

/** The invitation that was made with this id before; null when none was. Its link is not told again. */
async function invitedAs(
  trx: Trx,
  { organisation, id, email, role }: Wanted,
): Promise<Invited | Refusal | null> {
  const row = id === undefined ? null : await invitationOf(trx, { id: id.toLowerCase() });
  if (!row) return null;
  const same = row.organisation.id === organisation && row.emailKey === emailKey(email) && row.role === role;
  return same ? { ...invitationLetter(row), link: null } : refuse('id-taken', { field: 'id' });
}

async function refuseWanted(
  house: House,
  trx: Trx,
  { id, kind, members }: HeldTeam,
  { email, role }: Wanted,
): Promise<Refusal | null> {
  const roles = kind === 'agency' ? [...ROLES_OF.agency, 'freelancer'] : ROLES_OF.client;
  if (!roles.some((one) => one === role)) {
    return refuse('bad-request', { field: 'role', fault: `none of ${roles.join(', ')}` });
  }
  const freelancers = kind === 'agency' ? await representedBy(trx, id) : [];
  const there = role === 'freelancer' ? freelancers : members;
  const person = await personOfEmail(trx, email);
  if (there.some((one) => one.person.id === person)) return refuse('already-member', { field: 'email' });
  const waiting = await openInvitations(trx, id, house.clock.now());
  return there.length + waiting.length >= LIMITS.members ? refuse('team-full') : null;
}

async function refuseMany(
  house: House,
  trx: Trx,
  { person }: Actor,
  { id }: HeldTeam,
): Promise<Refusal | null> {
  // Somebody of several organisations invites in one after the other, too.
  await lockPerson(trx, person);
  const count = await invitationsOfADay(trx, { organisation: id, person }, house.clock.now());
  return count >= LIMITS.invitationsADay ? refuse('too-many-tries') : null;
}
