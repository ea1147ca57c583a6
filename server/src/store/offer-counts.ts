import { offerExpiresAt } from '@stint/core/handshake/offer';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Trx } from './desk.ts';

/** How many offers an organisation has made in the day before `now`, and how many of its own wait for this freelancer. */
export async function countOffers(
  trx: Trx,
  { organisation, freelancer }: { readonly organisation: string; readonly freelancer: string },
  now: Instant,
): Promise<{ ofADay: number; open: number }> {
  const { rows } = await sql<{ of_a_day: number; open: number }>`
    select
      (select count(*)::int from offer
        where organisation_id = ${organisation}::uuid and made_at > ${now - DAY_SECONDS}) as of_a_day,
      (select count(*)::int from offer
        where organisation_id = ${organisation}::uuid and freelancer_id = ${freelancer}::uuid
          and state = 'open' and changed_at > ${now - offerExpiresAt(0)}) as open`.execute(trx);
  return { ofADay: rows[0]?.of_a_day ?? 0, open: rows[0]?.open ?? 0 };
}
