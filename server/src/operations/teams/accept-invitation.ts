import type { acceptInvitation as route } from '@stint/wire/invitations';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { representedBy, representFreelancer } from '../../store/agencies.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { endInvitation, type InvitationRow, invitationOf } from '../../store/invitations.ts';
import { emailKey, joinOrganisation, readPerson } from '../../store/people.ts';
import { isFreelancer } from '../../store/sides.ts';
import { lockTeam, teamMembers } from '../../store/teams.ts';
import { keyOf } from '../../token.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { becomeFreelancer } from '../people/become-freelancer.ts';
import { tellJoined } from './tell-team.ts';

type Accepted = Answer<typeof route>;

/**
 * The person whose address was invited joins. Accepting again changes nothing; one that is withdrawn in the same second
 * is either accepted or not. Refusals: `no-such-invitation`, `invited-otherwise`, `already-member`, `team-full`.
 */
export async function acceptInvitation(
  house: House,
  actor: Actor,
  { token }: { readonly token: string },
): Promise<Accepted | Refusal> {
  const accepted = await tellingIn(house, (trx, tell) =>
    acceptWithin(house, trx, tell, { token, person: actor.person }),
  );
  if (!isRefusal(accepted)) house.events.tellAccess(actor.person);
  return accepted;
}

/** The same within a transaction of its own maker: who signs up by an invitation joins with it, or not at all. Refusals: those of `acceptInvitation`. */
export async function acceptWithin(
  house: House,
  trx: Trx,
  tell: Tell,
  { token, person: id }: { readonly token: string; readonly person: string },
): Promise<Accepted | Refusal> {
  const held = await holdInvitation(house, trx, token);
  if (isRefusal(held)) return held;
  const person = await readPerson(trx, id);
  if (!person) throw new Error('somebody who accepts is nobody');
  if (emailKey(person.email) !== held.emailKey) return refuse('invited-otherwise');
  const answer = { organisation: held.organisation, role: held.role };
  if (held.state === 'accepted') return held.person === id ? answer : refuse('no-such-invitation');
  const no = await refuseJoining(trx, held, id);
  if (no) return no;
  const at = house.clock.now();
  const { organisation, role } = held;
  if (role === 'freelancer') {
    if (!(await isFreelancer(trx, id))) await becomeFreelancer(house, trx, id);
    await representFreelancer(trx, { agency: organisation.id, person: id }, at);
  } else {
    await joinOrganisation(trx, { person: id, organisation: organisation.id, role }, at);
  }
  await endInvitation(trx, held.id, { state: 'accepted', person: id });
  const detail = { invitation: held.id, role };
  await noteDeed(trx, { at, person: id, deed: 'invitation-accepted', object: organisation.id, detail });
  const members = (await teamMembers(trx, organisation.id)).filter((member) => member.person.id !== id);
  const joined = { invitation: held.id, name: person.name, role, at };
  await tellJoined(tell, { ...organisation, version: 0, members }, joined);
  return answer;
}

/** An invitation that nobody else decides about now. Refusal: `no-such-invitation`. */
export async function holdInvitation(
  house: House,
  trx: Trx,
  token: string,
): Promise<InvitationRow | Refusal> {
  const seen = await invitationOf(trx, { token: keyOf(token) });
  if (!seen) return refuse('no-such-invitation');
  // Whoever invites and withdraws holds the organisation as well.
  await lockTeam(trx, seen.organisation.id);
  const row = await invitationOf(trx, { id: seen.id });
  if (!row || row.state === 'withdrawn') return refuse('no-such-invitation');
  if (row.state === 'open' && row.expiresAt <= house.clock.now()) return refuse('no-such-invitation');
  return row;
}

async function refuseJoining(
  trx: Trx,
  { organisation, role }: InvitationRow,
  person: string,
): Promise<Refusal | null> {
  const there = await (role === 'freelancer' ? representedBy : teamMembers)(trx, organisation.id);
  if (there.some((one) => one.person.id === person)) return refuse('already-member');
  return there.length >= LIMITS.members ? refuse('team-full') : null;
}
