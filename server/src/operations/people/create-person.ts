import type { Instant } from '@stint/core/instant';
import type { Person } from '@stint/wire/people';
import type { Actor, House } from '../../house.ts';
import { hashPassword } from '../../password.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import {
  addOrganisation,
  addPerson,
  hasOrganisation,
  joinOrganisation,
  readPerson,
} from '../../store/people.ts';
import { becomeFreelancer } from './become-freelancer.ts';

export interface WantedPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'freelancer' | 'client' | 'operator';
  /** For a client: one that exists, or the name of a new one. Missing: a new one with the client's name. */
  readonly organisation?: { readonly id: string } | { readonly name: string } | undefined;
}

/**
 * Creates a person in a role. `actor` is null where the house itself does it, at its first start.
 * Refusals: `email-taken`, `no-such-organisation`, `bad-request` (an organisation for somebody who is no client).
 */
export async function createPerson(
  house: House,
  actor: Actor | null,
  wanted: WantedPerson,
  at: Instant,
): Promise<Person | Refusal> {
  if (wanted.organisation !== undefined && wanted.role !== 'client') {
    return refuse('bad-request', { field: 'organisation', fault: 'only a client has one' });
  }
  const id = house.random.uuid();
  const passwordHash = await hashPassword(wanted.password, house.random);
  return house.db.transaction().execute(async (trx) => {
    const { name, email, role, organisation } = wanted;
    if (organisation && 'id' in organisation && !(await hasOrganisation(trx, organisation.id))) {
      return refuse('no-such-organisation', { field: 'organisation' });
    }
    const added = await addPerson(trx, { id, name, email, passwordHash, operator: role === 'operator' }, at);
    if (!added) return refuse('email-taken', { field: 'email' });
    if (role === 'freelancer') await becomeFreelancer(house, trx, id);
    if (role === 'client') await joinOrganisation(trx, await memberOf(house, trx, id, wanted, at), at);
    await noteDeed(trx, {
      at,
      person: actor?.person ?? null,
      deed: 'person-created',
      object: id,
      detail: { role },
    });
    const person = await readPerson(trx, id);
    if (!person) throw new Error('a person was created and is not there');
    return person;
  });
}

/** Every client is of an organisation, of one at least. */
async function memberOf(
  house: House,
  trx: Trx,
  person: string,
  { name, organisation }: WantedPerson,
  at: Instant,
): Promise<{ person: string; organisation: string }> {
  if (organisation && 'id' in organisation) return { person, organisation: organisation.id };
  const id = house.random.uuid();
  await addOrganisation(trx, { id, name: organisation?.name ?? name }, at);
  return { person, organisation: id };
}
