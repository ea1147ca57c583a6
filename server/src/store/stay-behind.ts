import type { BookedWeek } from '@stint/core/bookings';
import type { Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Trx } from './desk.ts';
import { OWED } from './owed.ts';

/**
 * What of each week's net walks on: all but what disputes hold, what was refunded (as `awayOf`), and what the fund has paid of
 * it (as `advancedOf`). A week that is not paid, or whose charge its client's bank has taken back meanwhile, does not walk: it is left
 * out. Asked at the freelancers' desks, which whoever disputes, refunds or advances has too.
 */
export async function freeOf<Due extends { readonly booked: BookedWeek; readonly net: Minor }>(
  trx: Trx,
  dues: readonly Due[],
): Promise<{ due: Due; free: Minor }[]> {
  const { rows } = await sql<{ place: bigint; behind: bigint }>`
    select place, (
      coalesce((select sum(net) from dispute where dispute.organisation_id = org
        and dispute.contract_id = contract and dispute.week = monday and state in ('open', 'contested')), 0)
      + coalesce((select sum(net - taken_available) from refund where refund.organisation_id = org
        and refund.contract_id = contract and refund.week = monday), 0)
      + coalesce((select sum(amount) from advance where advance.organisation_id = org
        and advance.contract_id = contract and advance.week = monday), 0))::bigint as behind
    from unnest(
      ${dues.map(({ booked }) => booked.org)}::uuid[], ${dues.map(({ booked }) => booked.contract)}::uuid[],
      ${dues.map(({ booked }) => booked.week)}::bigint[]
    ) with ordinality as asked (org, contract, monday, place)
    join invoice on invoice.organisation_id = org and invoice.contract_id = contract and invoice.week = monday
    where ${OWED} <= 0`.execute(trx);
  const behind = new Map(rows.map((row) => [Number(row.place) - 1, row.behind]));
  return dues.flatMap((due, place) => {
    const left = behind.get(place);
    return left === undefined ? [] : [{ due, free: due.net - left }];
  });
}
