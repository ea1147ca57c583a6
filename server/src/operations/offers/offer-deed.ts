import { OFFER, type OfferDeed } from '@stint/core/handshake/offer';
import { stateAfter } from '@stint/core/handshake/table';
import type { Instant } from '@stint/core/instant';
import type { Offer as OfferLetter } from '@stint/wire/offers';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { type LoadedOffer, lockOffer } from '../../store/offers.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { readOffer } from './list-offers.ts';
import { actsAs, stateOfOffer, visibleOffer } from './offer-side.ts';

type Deed = Exclude<OfferDeed, 'clock: 7 days'>;

/** What an open offer is, under its lock. */
export interface HeldOffer {
  readonly trx: Trx;
  readonly tell: Tell;
  readonly offer: LoadedOffer;
  readonly now: Instant;
  readonly doer: Actor;
}

/**
 * Does something to an open offer: locks it, reads the time only then, and asks the table. So what comes in one second,
 * as acceptance, withdrawal and the end of its seven days, comes one after the other, and has one outcome. Refusals:
 * `no-such-offer`, `not-your-role`, `not-allowed-here` (the other side's deed), `offer-closed`, those of `deed`.
 */
export async function offerDeed(
  house: House,
  actor: Actor,
  asked: { offer: string; deed: Deed },
  deed: (held: HeldOffer) => Promise<Refusal | null>,
  before: (trx: Trx, offer: LoadedOffer) => Promise<unknown> = async () => null,
): Promise<OfferLetter | Refusal> {
  const seen = await visibleOffer(house, actor, asked.offer);
  if (isRefusal(seen)) return seen;
  const { side, ...offer } = seen;
  if (side === 'operator') return refuse('not-allowed-here');
  const who = actsAs(actor, offer, side);
  if (who === null) return refuse('not-your-role');
  if (!asked.deed.startsWith(`${who}:`)) return refuse('not-allowed-here');
  const refusal = await tellingIn(house, async (trx, tell) => {
    await before(trx, offer);
    const held = await lockOffer(trx, offer.row.id);
    // Only now: who waited for the lock comes after what it waited for.
    const now = house.clock.now();
    if (stateAfter(OFFER, stateOfOffer(held, now), asked.deed) === null) return refuse('offer-closed');
    return deed({ trx, tell, offer: held, now, doer: actor });
  });
  return refusal ?? readOffer(house, actor, asked);
}
