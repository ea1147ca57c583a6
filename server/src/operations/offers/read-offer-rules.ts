import type { readOfferRules as route } from '@stint/wire/fees';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { feesForNew, feesForPair } from '../fees/fees-now.ts';

/** The house's fees for an offer that is being written. What others have billed is told to nobody: they are new then. */
export function readOfferRules(
  house: House,
  actor: Actor,
  asked: {
    organisation?: string | undefined;
    freelancer?: string | undefined;
    currency?: string | undefined;
  },
): Promise<Answer<typeof route>> {
  const { currency = 'USD' } = asked;
  const [organisation, freelancer] = [asked.organisation?.toLowerCase(), asked.freelancer?.toLowerCase()];
  const isOwn = organisation !== undefined && actor.organisations.includes(organisation);
  return isOwn && freelancer !== undefined
    ? feesForPair(house, { organisation, freelancer, currency })
    : feesForNew(house, currency);
}
