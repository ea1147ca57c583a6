import { offerStateAt } from '@stint/core/handshake/offer';
import type { Right } from '@stint/core/handshake/roles';
import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { type LoadedOffer, loadOffer } from '../../store/offers.ts';
import { hasRight } from '../people/rights.ts';

/** Which side of an offer a person is. An agency's member stands on the freelancer's. */
export type OfferSide = 'freelancer' | 'client' | 'agency' | 'operator';

/**
 * The one place that decides who may see an offer: its freelancer, the members of its organisation, those of the agency
 * that speaks for the freelancer, an operator. Null for a stranger.
 */
export function offerSideOf(actor: Actor, offer: LoadedOffer): OfferSide | null {
  if (offer.freelancer.id === actor.person) return 'freelancer';
  if (actor.organisations.includes(offer.organisation.id)) return 'client';
  if (offer.agency && offer.represented && actor.agencies.includes(offer.agency.id)) return 'agency';
  return actor.operator ? 'operator' : null;
}

/** An offer as somebody may see it. Refusal: `no-such-offer`, for strangers too: they do not learn that it exists. */
export async function visibleOffer(
  house: House,
  actor: Actor,
  id: string,
): Promise<(LoadedOffer & { side: OfferSide }) | Refusal> {
  const offer = await loadOffer(house.db, id);
  const side = offer && offerSideOf(actor, offer);
  return offer && side ? { ...offer, side } : refuse('no-such-offer');
}

const RIGHT_OF: Readonly<Record<'client' | 'agency', Right>> = { client: 'hire', agency: 'represent' };

/** Whether somebody of this side does the deeds that the table gives to the client, or to the freelancer. */
export function actsAs(actor: Actor, offer: LoadedOffer, side: OfferSide): 'client' | 'freelancer' | null {
  if (side === 'freelancer') return 'freelancer';
  const seat = side === 'client' ? offer.organisation.id : side === 'agency' ? offer.agency?.id : undefined;
  if (seat === undefined || side === 'operator') return null;
  if (!hasRight(actor, seat, RIGHT_OF[side])) return null;
  return side === 'client' ? 'client' : 'freelancer';
}

/** The table's state of an offer at `now`. */
export function stateOfOffer({ row }: Pick<LoadedOffer, 'row'>, now: Instant) {
  return offerStateAt({ state: row.state, lastChangedAt: Number(row.changed_at) }, now);
}
