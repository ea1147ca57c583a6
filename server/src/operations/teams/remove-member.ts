import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { takeOut } from '../../store/teams.ts';
import { tellNoMore } from '../../store/told-no-more.ts';
import { isLastOwner, teamDeed } from './team-deed.ts';

/**
 * Takes a member out, or oneself: at once nothing of the organisation is shown to them, on pages that are open neither,
 * nor what they were told of it.
 * Refusals: those of `teamDeed`, `no-such-person`, `last-owner`.
 */
export async function removeMember(
  house: House,
  actor: Actor,
  member: { readonly organisation: string; readonly person: string },
): Promise<null | Refusal> {
  const { organisation, person } = member;
  const mine = person === actor.person;
  const answer = await teamDeed(house, actor, { organisation, mine }, async ({ trx, team }) => {
    if (!team.members.some((one) => one.person.id === person)) return refuse('no-such-person');
    if (isLastOwner(team, person)) return refuse('last-owner');
    await takeOut(trx, member);
    await tellNoMore(trx, { organisation, people: [person], freelancer: null });
    const at = house.clock.now();
    const deed = mine ? 'member-left' : 'member-removed';
    await noteDeed(trx, { at, person: actor.person, deed, object: organisation, detail: { person } });
    return null;
  });
  if (!isRefusal(answer)) house.events.tellAccess(person);
  return answer;
}
