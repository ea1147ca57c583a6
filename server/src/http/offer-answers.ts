import type { House } from '../house.ts';
import { acceptOffer } from '../operations/offers/accept-offer.ts';
import { askForChanges } from '../operations/offers/ask-for-changes.ts';
import { changeOffer } from '../operations/offers/change-offer.ts';
import { declineOffer, withdrawOffer } from '../operations/offers/end-offer.ts';
import { listOffers, readOffer } from '../operations/offers/list-offers.ts';
import { makeOffer } from '../operations/offers/make-offer.ts';
import { readOfferRules } from '../operations/offers/read-offer-rules.ts';
import type { Answers } from './answers.ts';

type OfferAnswers = Pick<
  Answers,
  | 'makeOffer'
  | 'readOfferRules'
  | 'listOffers'
  | 'readOffer'
  | 'changeOffer'
  | 'withdrawOffer'
  | 'acceptOffer'
  | 'declineOffer'
  | 'askForChanges'
>;

export function offerAnswers(house: House): OfferAnswers {
  return {
    makeOffer: ({ actor, body }) => makeOffer(house, actor, body),
    readOfferRules: ({ actor, query }) => readOfferRules(house, actor, query),
    listOffers: ({ actor, query }) => listOffers(house, actor, query),
    readOffer: ({ actor, params }) => readOffer(house, actor, params),
    changeOffer: ({ actor, params, body }) => changeOffer(house, actor, { ...params, ...body }),
    withdrawOffer: ({ actor, params }) => withdrawOffer(house, actor, params),
    acceptOffer: ({ actor, params, body }) => acceptOffer(house, actor, { ...params, ...body }),
    declineOffer: ({ actor, params, body }) => declineOffer(house, actor, { ...params, ...body }),
    askForChanges: ({ actor, params, body }) => askForChanges(house, actor, { ...params, ...body }),
  };
}
