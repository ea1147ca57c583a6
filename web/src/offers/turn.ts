import type { Instant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { OfferLine } from '@stint/wire/offers';
import { bothClocks, deadline } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

/** Where an offer stands: whose turn it is, and until when. */
export interface Standing {
  readonly turn: string;
  readonly until: string | null;
  /** The reader is the one who is waited for. */
  readonly yours: boolean;
}

type Seen = Pick<
  OfferLine,
  'state' | 'turn' | 'yours' | 'side' | 'expiresAt' | 'endedAt' | 'organisation' | 'freelancer'
>;

export function standingOf(offer: Seen, now: Instant, mine: Zone): Standing {
  const { state, turn, yours, side, organisation, freelancer, expiresAt } = offer;
  if (state !== 'open' || turn === null) return over(offer, mine);
  const until = `until ${deadline(toInstant(expiresAt), now, mine)}`;
  const whose = turn === 'freelancer' ? freelancer.name : organisation.name;
  const who = yours ? 'Your turn' : `${whose}’s turn`;
  if (turn === 'freelancer') {
    return { turn: `${who}: accept, decline or ask for changes`, until, yours };
  }
  const asked = side === 'freelancer' ? 'you asked for changes' : 'changes were asked for';
  const then =
    side === 'client' ? 'change the offer, or let it stand' : 'as it stands it can still be accepted';
  return { turn: `${who}: ${asked}; ${then}`, until, yours };
}

function over({ state, endedAt, side, organisation, freelancer }: Seen, mine: Zone): Standing {
  const at = endedAt === null ? '' : ` ${bothClocks(toInstant(endedAt), mine)}`;
  const says = {
    accepted: 'It has become a contract',
    declined: side === 'freelancer' ? 'You declined it' : `${freelancer.name} declined it`,
    withdrawn: side === 'client' ? 'It was withdrawn' : `${organisation.name} withdrew it`,
    expired: 'Its seven days are over; nobody answered',
    open: '',
  }[state];
  return { turn: says, until: at.trim() || null, yours: false };
}
