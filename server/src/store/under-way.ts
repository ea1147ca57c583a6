import type { BookedWeek } from '@stint/core/bookings';
import { sql } from 'kysely';
import type { Trx } from './desk.ts';

/** An invoice is under way from its issue until its pay is available: here it ends, in the transaction that books that. */
export async function arriveAll(trx: Trx, weeks: readonly BookedWeek[]): Promise<void> {
  await sql`
    delete from invoice_under_way as way using unnest(
      ${weeks.map(({ org }) => org)}::uuid[], ${weeks.map(({ contract }) => contract)}::uuid[],
      ${weeks.map(({ week }) => week)}::bigint[]
    ) as asked (organisation_id, contract_id, week)
    where way.organisation_id = asked.organisation_id and way.contract_id = asked.contract_id
      and way.week = asked.week`.execute(trx);
}

/** One whose charge its client's bank takes back is under way again, until that is settled. */
export async function setOut(trx: Trx, { org, contract, week }: BookedWeek): Promise<void> {
  await trx
    .insertInto('invoice_under_way')
    .values({ organisation_id: org, contract_id: contract, week })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
