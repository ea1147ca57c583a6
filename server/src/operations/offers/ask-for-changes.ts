import { mayAskForChanges } from '@stint/core/handshake/offer';
import type { Offer as OfferLetter } from '@stint/wire/offers';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addAsk, asksOf } from '../../store/offer-asks.ts';
import { offerDeed } from './offer-deed.ts';
import { tellOffer } from './tell-offer.ts';

/**
 * The freelancer's side asks for changes, three times an hour at most. It takes nothing away: the offer as it stands can
 * still be accepted, and its seven days go on. Refusals: those of `offerDeed`, `too-many-asks`.
 */
export function askForChanges(
  house: House,
  actor: Actor,
  { offer: id, says }: { offer: string; says: string },
): Promise<OfferLetter | Refusal> {
  const asked = { offer: id, deed: 'freelancer: ask for changes' } as const;
  return offerDeed(house, actor, asked, async ({ trx, tell, offer, now, doer }) => {
    const before = await asksOf(trx, offer.row.id);
    const askedAt = before.map(({ at }) => at);
    if (!mayAskForChanges(askedAt, now)) return refuse('too-many-asks');
    const n = before.length;
    await addAsk(trx, offer.row.id, { n, at: now, by: doer.person, says });
    await noteDeed(trx, { at: now, person: doer.person, deed: 'offer-asked', object: offer.row.id });
    await tellOffer(trx, tell, {
      offer: offer.row.id,
      what: 'offer-asked',
      at: now,
      doer: doer.person,
      n,
      says,
    });
    return null;
  });
}
