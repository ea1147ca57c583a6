import type { Person } from '@stint/wire/people';
import type { House } from '../house.ts';
import { everybody } from '../store/people.ts';

/** Everybody in the house, for its operator. */
export function listPeople(house: House): Promise<Person[]> {
  return everybody(house.db);
}
