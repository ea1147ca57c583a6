import { mayAs } from '@stint/core/handshake/roles';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { lockTeam, type MemberRow, type TeamRow, teamMembers } from '../../store/teams.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';

/** An organisation that nobody else changes now, and its members. */
export interface HeldTeam extends TeamRow {
  readonly members: readonly MemberRow[];
}

interface Held {
  readonly trx: Trx;
  readonly tell: Tell;
  readonly team: HeldTeam;
}

/**
 * A deed of somebody in an organisation, one after the other: who was taken out a moment ago does nothing any more.
 * `mine`: the deed is about the doer alone, and asks for no right. Refusals: `no-such-organisation`, `not-your-role`.
 */
export async function teamDeed<Answer>(
  house: House,
  actor: Actor,
  { organisation, mine = false }: { readonly organisation: string; readonly mine?: boolean },
  deed: (held: Held) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  return tellingIn(house, async (trx, tell) => {
    const team = await lockTeam(trx, organisation);
    if (!team) return refuse('no-such-organisation');
    const members = await teamMembers(trx, organisation);
    const own = members.find(({ person }) => person.id === actor.person);
    if (!own) return refuse('no-such-organisation');
    if (!mine && !mayAs(own.role, 'team')) return refuse('not-your-role');
    return deed({ trx, tell, team: { ...team, members } });
  });
}

/** An organisation stays with an owner. */
export function isLastOwner({ members }: HeldTeam, person: string): boolean {
  const owners = members.filter(({ role }) => role === 'owner');
  return owners.length === 1 && owners[0]?.person.id === person;
}
