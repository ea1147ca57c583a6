import { LIMITS } from '@stint/wire/limits';
import type { Person } from '@stint/wire/people';
import type { House } from '../../house.ts';
import { newestPeople } from '../../store/people.ts';

/** The people of the house, for its operator: the `LIMITS.list` who came last. */
export function listPeople(house: House): Promise<Person[]> {
  return newestPeople(house.db, LIMITS.list);
}
