import { offerExpiresAt } from '@stint/core/handshake/offer';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Party } from './contracts.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';

/** How long before its end an offer's sides are warned. */
const WARNING_SECONDS = DAY_SECONDS;
const OPEN_SECONDS = offerExpiresAt(0);

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

/** Open offers that end within a day and whose sides were not warned of it since the last change. */
export function offersToWarn(db: Database, now: Instant, part: Part): Promise<{ offer: string }[]> {
  return openOffers(db, part)
    .where('changed_at', '<=', BigInt(now - OPEN_SECONDS + WARNING_SECONDS))
    .where('changed_at', '>', BigInt(now - OPEN_SECONDS))
    .where((eb) => eb.or([eb('warned_of', 'is', null), eb('warned_of', '<', eb.ref('changed_at'))]))
    .execute();
}

/** Offers whose seven days are over and whose sides were not told. */
export function offersToExpire(db: Database, now: Instant, part: Part): Promise<{ offer: string }[]> {
  return openOffers(db, part)
    .where('changed_at', '<=', BigInt(now - OPEN_SECONDS))
    .execute();
}

/** The next instant after `after` at which an offer comes to its warning or its end. */
export async function nextOfOffers(db: Database, after: Instant): Promise<Instant | null> {
  const nextOf = async (seconds: number): Promise<Instant | null> => {
    const row = await db
      .selectFrom('offer')
      .select(({ fn }) => fn.min('changed_at').as('at'))
      .where('state', '=', 'open')
      .where(UNTOLD)
      .where('changed_at', '>', BigInt(after - seconds))
      .executeTakeFirst();
    return typeof row?.at === 'bigint' ? Number(row.at) + seconds : null;
  };
  const [warned, ended] = [await nextOf(OPEN_SECONDS - WARNING_SECONDS), await nextOf(OPEN_SECONDS)];
  return warned !== null && (ended === null || warned < ended) ? warned : ended;
}

/** As the index `offer_open` has it. */
const UNTOLD = sql<boolean>`(told_of is null or told_of < changed_at)`;

function openOffers(db: Database, part: Part) {
  return db
    .selectFrom('offer')
    .select('id as offer')
    .where('state', '=', 'open')
    .where(UNTOLD)
    .orderBy('changed_at')
    .orderBy('id')
    .limit(part.limit)
    .offset(part.past);
}
