import type { Offer as OfferLetter } from '@stint/wire/offers';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { changeOfferRow } from '../../store/offers.ts';
import { type HeldOffer, offerDeed } from './offer-deed.ts';
import { tellOffer } from './tell-offer.ts';

/** The client takes an open offer back. Refusals: those of `offerDeed`. */
export function withdrawOffer(
  house: House,
  actor: Actor,
  { offer }: { offer: string },
): Promise<OfferLetter | Refusal> {
  return offerDeed(house, actor, { offer, deed: 'client: withdraw' }, (held) => end(held, 'withdrawn', null));
}

/** The freelancer, or an agency for them, declines an open offer and says why. Refusals: those of `offerDeed`. */
export function declineOffer(
  house: House,
  actor: Actor,
  { offer, reason }: { offer: string; reason: string },
): Promise<OfferLetter | Refusal> {
  return offerDeed(house, actor, { offer, deed: 'freelancer: decline' }, (held) =>
    end(held, 'declined', reason),
  );
}

async function end(
  { trx, tell, offer, now, doer }: HeldOffer,
  state: 'withdrawn' | 'declined',
  reason: string | null,
): Promise<null> {
  const { id } = offer.row;
  await changeOfferRow(trx, id, { state, ended_at: now, ended_by: doer.person, reason });
  await noteDeed(trx, { at: now, person: doer.person, deed: `offer-${state}`, object: id });
  await tellOffer(trx, tell, { offer: id, what: `offer-${state}`, at: now, doer: doer.person });
  return null;
}
