import { DAY_SECONDS, HOUR_SECONDS, type Instant } from '../instant.ts';
import type { StateTable } from './table.ts';

export type OfferState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
export type OfferDeed =
  | 'client: change'
  | 'client: withdraw'
  | 'freelancer: accept'
  | 'freelancer: decline'
  | 'freelancer: ask for changes'
  | 'clock: 7 days';

/** To ask for changes takes nothing away: the offer as it stands can still be accepted. */
export const OFFER: StateTable<OfferState, OfferDeed> = {
  open: {
    'client: change': 'open',
    'client: withdraw': 'withdrawn',
    'freelancer: accept': 'accepted',
    'freelancer: decline': 'declined',
    'freelancer: ask for changes': 'open',
    'clock: 7 days': 'expired',
  },
  accepted: {},
  declined: {},
  withdrawn: {},
  expired: {},
};

/** From the last change until it is over, and until both sides are warned of that. */
export const OFFER_OPEN_SECONDS = 7 * DAY_SECONDS;
export const OFFER_WARNED_SECONDS = 6 * DAY_SECONDS;
const ASKS_AN_HOUR = 3;

/** An offer stands for seven days from when it was made or last changed; at that instant it is over. */
export function offerExpiresAt(lastChangedAt: Instant): Instant {
  return lastChangedAt + OFFER_OPEN_SECONDS;
}

/** The state at `now`; time ends only what is still open. */
export function offerStateAt(
  offer: { state: Exclude<OfferState, 'expired'>; lastChangedAt: Instant },
  now: Instant,
): OfferState {
  return offer.state === 'open' && now >= offerExpiresAt(offer.lastChangedAt) ? 'expired' : offer.state;
}

/** Whose word an open offer waits for: the client's from an ask on until it is changed, else the freelancer's. Null: it is over. */
export function offerTurn(
  state: OfferState,
  { lastChangedAt, askedAt }: { lastChangedAt: Instant; askedAt: Instant | null },
): 'client' | 'freelancer' | null {
  if (state !== 'open') return null;
  return askedAt !== null && askedAt >= lastChangedAt ? 'client' : 'freelancer';
}

/** May changes be asked for at `now`? Three times in any hour. */
export function mayAskForChanges(askedAt: readonly Instant[], now: Instant): boolean {
  return askedAt.filter((at) => at > now - HOUR_SECONDS).length < ASKS_AN_HOUR;
}
