import type { Actor } from '../house.ts';
import { acceptOffer } from '../operations/offers/accept-offer.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { TestHouse } from './house.ts';
import { FIXED, offerAna } from './offers.ts';
import type { TestPeople } from './people.ts';

/** A contract of a fixed price between Ana and Acme, with the two milestones of the test's offer. */
export async function fixedContract(
  house: TestHouse,
  people: TestPeople,
  { escrow = true, terms = {} }: { escrow?: boolean; terms?: Partial<typeof FIXED> } = {},
): Promise<string> {
  const offer = await offerAna(house, people, { ...FIXED, escrow, ...terms });
  const { id, now } = offer;
  const accepted = await acceptOffer(house, people.ana, {
    offer: id,
    version: now.version,
    ...(escrow ? {} : { withoutEscrow: true }),
  });
  if (isRefusal(accepted)) throw new Error(accepted.refused);
  return id;
}

/** What a deed answered; throws where it was refused. */
export function done<Answer extends object>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

export type Doer = Pick<TestPeople, 'ana' | 'ben'>;

/** Who acts for a side. */
export function actorOf(side: 'client' | 'freelancer', { ana, ben }: Doer): Actor {
  return side === 'client' ? ben : ana;
}
