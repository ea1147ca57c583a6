import { OFFER_OPEN_SECONDS, OFFER_WARNED_SECONDS } from '@stint/core/handshake/offer';
import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Part } from './part.ts';

/** Open offers that end within a day and whose sides were not warned of it since the last change. */
export function offersToWarn(db: Database, now: Instant, part: Part): Promise<{ offer: string }[]> {
  return openOffers(db, part)
    .where('changed_at', '<=', BigInt(now - OFFER_WARNED_SECONDS))
    .where('changed_at', '>', BigInt(now - OFFER_OPEN_SECONDS))
    .where((eb) => eb.or([eb('warned_of', 'is', null), eb('warned_of', '<', eb.ref('changed_at'))]))
    .execute();
}

/** Offers whose seven days are over and whose sides were not told. */
export function offersToExpire(db: Database, now: Instant, part: Part): Promise<{ offer: string }[]> {
  return openOffers(db, part)
    .where('changed_at', '<=', BigInt(now - OFFER_OPEN_SECONDS))
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
  const [warned, ended] = [await nextOf(OFFER_WARNED_SECONDS), await nextOf(OFFER_OPEN_SECONDS)];
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
