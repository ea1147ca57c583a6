import type { readHouse as route } from '@stint/wire/house';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { houseIdOf } from '../../store/house-id.ts';

/**
 * Which house this is; null for one whose tables were never tied to a folder; who may sign up; how long pictures are
 * kept; where cards are left.
 */
export async function readHouse({
  db,
  signUp,
  picturesKeptDays,
  payments,
}: House): Promise<Answer<typeof route>> {
  const cards = payments.takesNumbers ? 'here' : 'at-processor';
  return { id: await houseIdOf(db), signUp, picturesKeptDays, cards };
}
