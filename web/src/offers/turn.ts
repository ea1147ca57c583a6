import type { Instant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { OfferLine } from '@stint/wire/offers';
import { bothClocks, deadline } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

/** Where an offer stands: in a word, whose turn it is, and until when. */
export interface Standing {
  readonly word: string;
  readonly turn: string;
  readonly until: string | null;
  /** The reader is the one who is waited for. */
  readonly yours: boolean;
}

type Seen = Pick<
  OfferLine,
  'state' | 'turn' | 'side' | 'expiresAt' | 'endedAt' | 'organisation' | 'freelancer'
>;

export function standingOf(offer: Seen, now: Instant, mine: Zone): Standing {
  const { state, turn, side, organisation, freelancer, expiresAt } = offer;
  if (state !== 'open' || turn === null) return over(offer, mine);
  const mineIs = side === 'client' ? 'client' : side === 'operator' ? null : 'freelancer';
  const until = `until ${deadline(toInstant(expiresAt), now, mine)}`;
  const yours = turn === mineIs;
  if (turn === 'freelancer') {
    const who = side === 'freelancer' ? 'Your turn' : `${freelancer.name}’s turn`;
    return { word: 'Open', turn: `${who}: accept, decline or ask for changes`, until, yours };
  }
  const who = yours ? 'Your turn' : `${organisation.name}’s turn`;
  const asked = yours ? 'changes were asked for' : 'you asked for changes';
  const what = side === 'operator' ? 'changes were asked for' : asked;
  const says =
    side === 'client'
      ? `${who}: ${what}; change the offer, or let it stand`
      : `${who}: ${what}; as it stands it can still be accepted`;
  return { word: 'Changes asked for', turn: says, until, yours };
}

function over({ state, endedAt, side, organisation, freelancer }: Seen, mine: Zone): Standing {
  const at = endedAt === null ? '' : ` ${bothClocks(toInstant(endedAt), mine)}`;
  const says = {
    accepted: 'It has become a contract',
    declined: side === 'freelancer' ? 'You declined it' : `${freelancer.name} declined it`,
    withdrawn: side === 'client' ? 'It was taken back' : `${organisation.name} took it back`,
    expired: 'Its seven days are over; nobody answered',
    open: '',
  }[state];
  return { word: WORDS[state], turn: says, until: at.trim() || null, yours: false };
}

const WORDS = {
  open: 'Open',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Taken back',
  expired: 'Expired',
} as const;
