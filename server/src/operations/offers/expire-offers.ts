import { offerExpiresAt } from '@stint/core/handshake/offer';
import type { House } from '../../house.ts';
import { changeOfferRow, lockOffer } from '../../store/offers.ts';
import { tellingIn } from '../notifications/tell.ts';
import { stateOfOffer } from './offer-side.ts';
import { tellOffer } from './tell-offer.ts';

/** Both sides hear a day before its end that an offer ends, once for each of its versions. Answers ''; null: not any more. */
export function warnOfOffer(house: House, { offer: id }: { offer: string }): Promise<string | null> {
  return tellingIn(house, async (trx, tell) => {
    const offer = await lockOffer(trx, id);
    const at = house.clock.now();
    const changedAt = offer.row.changed_at;
    if (stateOfOffer(offer, at) !== 'open' || offer.row.warned_of === changedAt) return null;
    await changeOfferRow(trx, id, { warned_of: changedAt });
    await tellOffer(trx, tell, { offer: id, what: 'offer-expires', at, doer: null });
    return '';
  });
}

/** Both sides hear that an offer's seven days are over. It ended by the time alone, whenever this is written. */
export function tellExpired(house: House, { offer: id }: { offer: string }): Promise<string | null> {
  return tellingIn(house, async (trx, tell) => {
    const offer = await lockOffer(trx, id);
    const changedAt = offer.row.changed_at;
    const over = stateOfOffer(offer, house.clock.now()) === 'expired' && offer.row.told_of !== changedAt;
    if (!over) return null;
    await changeOfferRow(trx, id, { told_of: changedAt });
    await tellOffer(trx, tell, {
      offer: id,
      what: 'offer-expired',
      at: offerExpiresAt(Number(changedAt)),
      doer: null,
    });
    return '';
  });
}
