import { LIMITS } from '@stint/wire/limits';
import type { listOffers as listRoute, Offer as OfferLetter } from '@stint/wire/offers';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { asksOf } from '../../store/offer-asks.ts';
import { listOffersOf, loadOfferVersion, type OfferFilter } from '../../store/offers.ts';
import { namesOf } from '../../store/sides.ts';
import { feesLetter, feesNow } from '../fees/fees-now.ts';
import { offerLetter, offerLine } from './offer-letter.ts';
import { offerSideOf, stateOfOffer, visibleOffer } from './offer-side.ts';

/** The newest offers that somebody has made or was made; for an operator, all. At most `LIMITS.list`. */
export async function listOffers(
  house: House,
  actor: Actor,
  filter: OfferFilter,
): Promise<Answer<typeof listRoute>> {
  const now = house.clock.now();
  const { person, organisations, agencies, operator } = actor;
  const reader = { person, organisations, agencies, everything: operator };
  const found = await listOffersOf(house.db, reader, filter, { now, limit: LIMITS.list + 1 });
  const offers = found.slice(0, LIMITS.list).flatMap((offer) => {
    const side = offerSideOf(actor, offer);
    return side ? [offerLine(actor, offer, side, now)] : [];
  });
  return { offers, more: found.length > LIMITS.list };
}

/** One offer as it stands, and the version before it. Refusal: `no-such-offer`. */
export async function readOffer(
  house: House,
  actor: Actor,
  asked: { offer: string },
): Promise<OfferLetter | Refusal> {
  const visible = await visibleOffer(house, actor, asked.offer);
  if (isRefusal(visible)) return visible;
  const { side, ...offer } = visible;
  const { id, version, ended_by } = offer.row;
  const { terms } = offer.now;
  const pair = {
    organisation: offer.organisation.id,
    freelancer: offer.freelancer.id,
    currency: terms.currency,
  };
  const now = house.clock.now();
  const isLive = stateOfOffer(offer, now) === 'open' && !terms.feesAgreed;
  const live = isLive ? await feesNow(house.db, pair, now) : null;
  const { freelancerFeePercent, clientFeePercent } = terms;
  const beside = {
    fees: live ? feesLetter(live) : { freelancerFeePercent, clientFeePercent, basis: null },
    before: version > 1 ? await loadOfferVersion(house.db, id, version - 1) : null,
    asks: await asksOf(house.db, id),
    endedBy:
      ended_by === null
        ? null
        : { id: ended_by, name: (await namesOf(house.db, [ended_by])).get(ended_by) ?? '' },
  };
  return offerLetter(actor, { offer, side }, beside, now);
}
