import type { Organisation } from '@stint/wire/teams';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { renameTeam } from '../../store/teams.ts';
import { organisationLetter } from './organisation-letter.ts';
import { teamDeed } from './team-deed.ts';

/** Refusals: those of `teamDeed`, `changed-meanwhile`. The name that it has already is no change. */
export function renameOrganisation(
  house: House,
  actor: Actor,
  wanted: { readonly organisation: string; readonly version: number; readonly name: string },
): Promise<Organisation | Refusal> {
  return teamDeed(house, actor, wanted, async ({ trx, team }) => {
    const now = house.clock.now();
    if (team.name !== wanted.name) {
      if (team.version !== wanted.version) return refuse('changed-meanwhile');
      await renameTeam(trx, team, wanted.name);
      const detail = { from: team.name, to: wanted.name };
      await noteDeed(trx, {
        at: now,
        person: actor.person,
        deed: 'organisation-renamed',
        object: team.id,
        detail,
      });
    }
    return organisationLetter(trx, { organisation: team.id, person: actor.person, now });
  });
}
