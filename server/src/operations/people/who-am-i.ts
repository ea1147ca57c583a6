import type { Person } from '@stint/wire/people';
import type { Actor, House } from '../../house.ts';
import { readPerson } from '../../store/people.ts';

export async function whoAmI(house: House, actor: Actor): Promise<Person> {
  const person = await readPerson(house.db, actor.person);
  if (!person) throw new Error('somebody who is signed in is nobody');
  return person;
}
