import type { Role } from '@stint/core/handshake/roles';
import type { Organisation } from '@stint/wire/teams';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { changeRole, ROLES_OF } from '../../store/teams.ts';
import { organisationLetter } from './organisation-letter.ts';
import { isLastOwner, teamDeed } from './team-deed.ts';
import { tellRole } from './tell-team.ts';

/**
 * Changes what a member is, from this instant on. Refusals: those of `teamDeed`, `no-such-person`, `last-owner`,
 * `bad-request` (a role that such an organisation has not).
 */
export async function setRole(
  house: House,
  actor: Actor,
  wanted: { readonly organisation: string; readonly person: string; readonly role: Role },
): Promise<Organisation | Refusal> {
  const { organisation, person, role } = wanted;
  const answer = await teamDeed(house, actor, wanted, async ({ trx, tell, team }) => {
    const now = house.clock.now();
    const member = team.members.find((one) => one.person.id === person);
    if (!member) return refuse('no-such-person');
    if (!ROLES_OF[team.kind].includes(role)) {
      return refuse('bad-request', { field: 'role', fault: `none of ${ROLES_OF[team.kind].join(', ')}` });
    }
    if (member.role !== role) {
      if (role !== 'owner' && isLastOwner(team, person)) return refuse('last-owner');
      await changeRole(trx, { organisation, person }, role);
      const detail = { person, from: member.role, to: role };
      await noteDeed(trx, {
        at: now,
        person: actor.person,
        deed: 'role-changed',
        object: organisation,
        detail,
      });
      if (person !== actor.person)
        await tellRole(tell, team, { person, role, at: now, n: house.random.uuid() });
    }
    return organisationLetter(trx, { organisation, person: actor.person, now });
  });
  if (!isRefusal(answer)) house.events.tellAccess(person);
  return answer;
}
