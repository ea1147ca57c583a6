import type { Instant } from '@stint/core/instant';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Party } from './party.ts';

/** What the freelancer's side has asked to be changed. */
export interface OfferAsk {
  readonly at: Instant;
  readonly by: Party;
  readonly says: string;
}

/** Of an offer, the oldest first. */
export async function asksOf(db: Database | Trx, offer: string): Promise<OfferAsk[]> {
  const rows = await db
    .selectFrom('offer_ask')
    .innerJoin('person', 'person.id', 'offer_ask.by_person_id')
    .select(['at', 'person.id', 'person.name', 'says'])
    .where('offer_id', '=', offer)
    .orderBy('n')
    .execute();
  return rows.map(({ at, id, name, says }) => ({ at: Number(at), by: { id, name }, says }));
}

/** Under the offer's lock. */
export async function addAsk(
  trx: Trx,
  offer: string,
  ask: { n: number; at: Instant; by: string; says: string },
): Promise<void> {
  await trx
    .insertInto('offer_ask')
    .values({ offer_id: offer, n: ask.n, at: ask.at, by_person_id: ask.by, says: ask.says })
    .execute();
}
