import { LIMITS } from '@stint/wire/limits';
import type { Organisation } from '@stint/wire/teams';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addOrganisation, joinOrganisation, lockPerson } from '../../store/people.ts';
import { foundedOfADay, teamOf } from '../../store/teams.ts';
import { organisationLetter } from './organisation-letter.ts';

/**
 * Founds an organisation, with its founder as the owner. The caller's id again, with the same content, is the same
 * organisation. Refusals: `id-taken`, `too-many-tries`.
 */
export async function createOrganisation(
  house: House,
  actor: Actor,
  wanted: { readonly id?: string | undefined; readonly name: string; readonly kind: 'client' | 'agency' },
): Promise<Organisation | Refusal> {
  const { name, kind } = wanted;
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const { person } = actor;
  return house.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person);
    const now = house.clock.now();
    const known = await teamOf(trx, id);
    if (known) {
      const letter = await organisationLetter(trx, { organisation: id, person, now });
      const same = !isRefusal(letter) && known.name === name && known.kind === kind;
      return same ? letter : refuse('id-taken', { field: 'id' });
    }
    if ((await foundedOfADay(trx, person, now)) >= LIMITS.organisationsADay) return refuse('too-many-tries');
    await addOrganisation(trx, { id, name, kind }, now);
    await joinOrganisation(trx, { person, organisation: id, role: 'owner' }, now);
    await noteDeed(trx, { at: now, person, deed: 'organisation-founded', object: id, detail: { kind } });
    return organisationLetter(trx, { organisation: id, person, now });
  });
}
