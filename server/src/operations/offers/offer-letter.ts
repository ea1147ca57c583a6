import {
  mayAskForChanges,
  OFFER,
  type OfferDeed,
  offerExpiresAt,
  offerTurn,
} from '@stint/core/handshake/offer';
import { deedsIn } from '@stint/core/handshake/table';
import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney, parseMoney, sum } from '@stint/core/money';
import type { Offer as OfferLetter, OfferLine, OfferTerms } from '@stint/wire/offers';
import type { Actor } from '../../house.ts';
import type { OfferAsk } from '../../store/offer-asks.ts';
import type { LoadedOffer, OfferVersion } from '../../store/offers.ts';
import { actsAs, type OfferSide, stateOfOffer } from './offer-side.ts';

/** An offer in a list, as somebody of one of its sides sees it. */
export function offerLine(actor: Actor, offer: LoadedOffer, side: OfferSide, now: Instant): OfferLine {
  const { row } = offer;
  const state = stateOfOffer(offer, now);
  const changedAt = Number(row.changed_at);
  const turn = offerTurn(state, { lastChangedAt: changedAt, askedAt: offer.askedAt });
  const expiresAt = offerExpiresAt(changedAt);
  const endedAt = state === 'expired' ? expiresAt : row.ended_at === null ? null : Number(row.ended_at);
  return {
    id: row.id,
    title: offer.now.title,
    kind: row.kind,
    organisation: offer.organisation,
    freelancer: offer.freelancer,
    agency: offer.agency,
    job: row.job_id,
    proposal: row.proposal_id,
    state,
    turn,
    yours: turn !== null && actsAs(actor, offer, side) === turn,
    side,
    version: row.version,
    changedAt: formatInstant(changedAt),
    expiresAt: formatInstant(expiresAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    currency: offer.now.terms.currency,
    amount: amountOf(offer.now.terms),
    contract: state === 'accepted' ? row.id : null,
  };
}

/** What stands beside the offer itself. */
export interface BesideOffer {
  readonly fees: OfferLetter['fees'];
  readonly before: OfferVersion | null;
  readonly asks: readonly OfferAsk[];
  readonly endedBy: { readonly id: string; readonly name: string } | null;
}

/** One offer with all of its words, and what its viewer may do now. */
export function offerLetter(
  actor: Actor,
  { offer, side }: { offer: LoadedOffer; side: OfferSide },
  { fees, before, asks, endedBy }: BesideOffer,
  now: Instant,
): OfferLetter {
  return {
    ...offerLine(actor, offer, side, now),
    clientVerifiedAt: offer.clientVerifiedAt === null ? null : formatInstant(offer.clientVerifiedAt),
    now: versionLetter(offer.now),
    fees,
    before: before && versionLetter(before),
    asks: asks.map(({ at, by, says }) => ({ at: formatInstant(at), by, says })),
    endedBy,
    reason: offer.row.reason,
    may: mayOf(actor, { offer, side, asks }, now),
  };
}

/** An hour's rate, or the sum of all milestones. */
export function amountOf(terms: OfferTerms): string {
  if (terms.kind === 'hourly') return terms.rate;
  const { currency, milestones } = terms;
  return formatMoney(sum(milestones.map(({ amount }) => parseMoney(amount, currency) ?? 0n)), currency);
}

function versionLetter({ version, at, by, title, message, terms }: OfferVersion): OfferLetter['now'] {
  return { version, at: formatInstant(at), by, title, message, terms };
}

const SAID: Readonly<Partial<Record<OfferDeed, OfferLetter['may'][number]>>> = {
  'client: change': 'change',
  'client: withdraw': 'withdraw',
  'freelancer: accept': 'accept',
  'freelancer: decline': 'decline',
  'freelancer: ask for changes': 'ask',
};

function mayOf(
  actor: Actor,
  { offer, side, asks }: { offer: LoadedOffer; side: OfferSide; asks: readonly OfferAsk[] },
  now: Instant,
): OfferLetter['may'] {
  const who = actsAs(actor, offer, side);
  if (who === null) return [];
  const mayAsk = mayAskForChanges(
    asks.map(({ at }) => at),
    now,
  );
  return deedsIn(OFFER, stateOfOffer(offer, now)).flatMap((deed) => {
    const said = deed.startsWith(`${who}:`) ? SAID[deed] : undefined;
    return said === undefined || (said === 'ask' && !mayAsk) ? [] : [said];
  });
}
