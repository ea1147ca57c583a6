import type { Offer as OfferLetter, changeOffer as route } from '@stint/wire/offers';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addOfferVersion, changeOfferRow } from '../../store/offers.ts';
import { offerDeed } from './offer-deed.ts';
import { readOfferTerms } from './read-terms.ts';
import { tellOffer } from './tell-offer.ts';

/**
 * The client changes an open offer: a new version, for seven days from now. It names the version that it saw. Refusals:
 * those of `offerDeed` and of `readOfferTerms`, `offer-changed`, `bad-terms` (an hourly one stays hourly).
 */
export function changeOffer(
  house: House,
  actor: Actor,
  wanted: Body<typeof route> & { offer: string },
): Promise<OfferLetter | Refusal> {
  const asked = { offer: wanted.offer, deed: 'client: change' } as const;
  return offerDeed(house, actor, asked, async ({ trx, tell, offer, now, doer }) => {
    if (wanted.version !== offer.row.version) return refuse('offer-changed', { field: 'version' });
    if (wanted.terms.kind !== offer.row.kind) {
      return refuse('bad-terms', { field: 'terms.kind', fault: 'withdraw it and make another offer' });
    }
    // The fees that were shown stay, whatever the house takes of new offers by now.
    const terms = readOfferTerms(actor, wanted.terms, offer.now.terms, now);
    if (isRefusal(terms)) return terms;
    const { id, version } = offer.row;
    const next = {
      version: version + 1,
      at: now,
      by: doer.person,
      title: wanted.title,
      message: wanted.message,
      terms,
    };
    await addOfferVersion(trx, id, next);
    await changeOfferRow(trx, id, { version: next.version, changed_at: now });
    await noteDeed(trx, { at: now, person: doer.person, deed: 'offer-changed', object: id });
    await tellOffer(trx, tell, { offer: id, what: 'offer-changed', at: now, doer: doer.person });
    return null;
  });
}
