import { toInstant } from '@stint/wire/letters';
import type { OfferLine } from '@stint/wire/offers';
import type { Need } from '../home/needs.ts';
import { moneyText } from '../money/amount.ts';

/** Open offers whose next word is the reader's. */
export function offerNeeds(offers: readonly OfferLine[]): Need[] {
  return offers.flatMap((offer) => {
    const { id, title, side, yours, organisation, freelancer, amount, currency, kind } = offer;
    if (!yours) return [];
    const worth = `${moneyText(amount, currency)} ${kind === 'hourly' ? 'an hour' : 'altogether'}`;
    const need = {
      key: `offer ${id}`,
      until: toInstant(offer.expiresAt),
      contract: null,
      week: null,
      offer: id,
    };
    return side === 'client'
      ? [
          {
            ...need,
            says: `${title}: ${freelancer.name} asks for changes.`,
            otherwise: 'Until you change it, the offer as it stands can be accepted.',
          },
        ]
      : [
          {
            ...need,
            says: `${title}: ${organisation.name} offers ${side === 'agency' ? freelancer.name : 'you'} a contract, ${worth}.`,
            otherwise: 'Accept, decline or ask for changes; unanswered, it ends by itself.',
          },
        ];
  });
}
