import { offerExpiresAt } from '@stint/core/handshake/offer';
import { formatInstant, type Instant } from '@stint/core/instant';
import type { Told } from '@stint/wire/told';
import type { Trx } from '../../store/desk.ts';
import { type LoadedOffer, loadOffer } from '../../store/offers.ts';
import { membersWith } from '../../store/people.ts';
import type { Tell } from '../notifications/tell.ts';

type What = Extract<Told['kind'], `offer-${string}`>;

interface OfferNews {
  readonly offer: string;
  readonly what: What;
  readonly at: Instant;
  /** Who did it, and knows of it; null: time did. */
  readonly doer: string | null;
  /** Which ask it is, and its words. */
  readonly n?: number;
  readonly says?: string;
}

const TO: Readonly<Record<What, 'client' | 'freelancer' | 'both'>> = {
  'offer-made': 'freelancer',
  'offer-changed': 'freelancer',
  'offer-asked': 'client',
  'offer-withdrawn': 'freelancer',
  'offer-declined': 'client',
  'offer-accepted': 'client',
  'offer-expires': 'both',
  'offer-expired': 'both',
};

/** The other side is told what became of an offer; of what time does, both. */
export async function tellOffer(trx: Trx, tell: Tell, news: OfferNews): Promise<void> {
  const offer = await loadOffer(trx, news.offer);
  if (!offer) throw new Error('an offer that was just changed is not there');
  const { freelancers, clients } = await peopleOf(trx, offer);
  const groups = [
    { side: 'freelancer', to: freelancers, other: offer.organisation.name },
    { side: 'client', to: clients, other: offer.freelancer.name },
  ] as const;
  for (const { side, to, other } of groups) {
    if (TO[news.what] !== 'both' && TO[news.what] !== side) continue;
    await tell({
      to: to.filter((person) => person !== news.doer),
      event: eventOf(offer, news),
      at: news.at,
      told: toldOf(offer, news, other),
    });
  }
}

/** Of the client those who hire; of an agency those who represent, beside the freelancer. */
export async function peopleOf(trx: Trx, offer: LoadedOffer) {
  const agents =
    offer.agency && offer.represented ? await membersWith(trx, offer.agency.id, 'represent') : [];
  return {
    freelancers: [offer.freelancer.id, ...agents],
    clients: await membersWith(trx, offer.organisation.id, 'hire'),
  };
}

/** By its version: what is changed, warned of and asked for can be so again. */
function eventOf({ row }: LoadedOffer, { what, n }: OfferNews): string {
  return n === undefined ? `${what}:${row.id}:${row.version}` : `${what}:${row.id}:${row.version}:${n}`;
}

function toldOf(offer: LoadedOffer, { what, says = '' }: OfferNews, other: string): Told {
  const { row } = offer;
  const of = { offer: row.id, title: offer.now.title, other };
  const expiresAt = formatInstant(offerExpiresAt(Number(row.changed_at)));
  switch (what) {
    case 'offer-made':
    case 'offer-changed':
    case 'offer-expires':
      return { kind: what, facts: { ...of, expiresAt } };
    case 'offer-asked':
      return { kind: what, facts: { ...of, says } };
    case 'offer-declined':
      return { kind: what, facts: { ...of, reason: row.reason ?? '' } };
    case 'offer-accepted':
      return { kind: what, facts: { ...of, contract: row.id } };
    case 'offer-withdrawn':
    case 'offer-expired':
      return { kind: what, facts: of };
  }
}
