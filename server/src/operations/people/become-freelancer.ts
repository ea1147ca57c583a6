import type { House } from '../../house.ts';
import type { Trx } from '../../store/desk.ts';
import { addFreelancer } from '../../store/people.ts';

const SEED_BYTES = 32;

/** A person works from now on: their snapshot instants are drawn from a secret of the house (T2). */
export function becomeFreelancer({ random }: Pick<House, 'random'>, trx: Trx, person: string): Promise<void> {
  return addFreelancer(trx, person, random.bytes(SEED_BYTES));
}
