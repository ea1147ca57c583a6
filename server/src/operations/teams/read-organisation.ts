import type { Organisation } from '@stint/wire/teams';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { organisationLetter } from './organisation-letter.ts';

/** An organisation, for its members. Refusal: `no-such-organisation`. */
export function readOrganisation(
  house: House,
  { person }: Actor,
  { organisation }: { readonly organisation: string },
): Promise<Organisation | Refusal> {
  return organisationLetter(house.db, { organisation, person, now: house.clock.now() });
}
