import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { endRepresentation } from '../../store/agencies.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockTeam, teamMembers } from '../../store/teams.ts';
import { tellNoMore } from '../../store/told-no-more.ts';
import { refuseWithout } from '../people/rights.ts';

/**
 * An agency no longer speaks for a freelancer, and no longer sees their contracts: by its owner, or by the freelancer's
 * own word. Refusals: `no-such-organisation`, `not-your-role`, `no-such-person`.
 */
export async function removeFreelancer(
  house: House,
  actor: Actor,
  { organisation, person }: { readonly organisation: string; readonly person: string },
): Promise<null | Refusal> {
  const mine = person === actor.person;
  const no = mine ? null : refuseWithout(actor, organisation, 'team');
  if (no) return no;
  const members = await house.db.transaction().execute(async (trx) => {
    const team = await lockTeam(trx, organisation);
    const ended = team !== null && (await endRepresentation(trx, { agency: organisation, person }));
    if (!ended) return null;
    const at = house.clock.now();
    const deed = mine ? 'agency-left' : 'freelancer-removed';
    await noteDeed(trx, { at, person: actor.person, deed, object: organisation, detail: { person } });
    const left = await teamMembers(trx, organisation);
    const people = left.map((member) => member.person.id);
    await tellNoMore(trx, { organisation, people, freelancer: person });
    return left;
  });
  // Whether an agency exists that one is not of is not told.
  if (!members)
    return refuse(mine && !actor.agencies.includes(organisation) ? 'no-such-organisation' : 'no-such-person');
  for (const member of members) house.events.tellAccess(member.person.id);
  return null;
}
