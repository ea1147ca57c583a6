import type { BookedWeek } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How the last attempt to charge a week's invoice stands. */
export interface Payment {
  readonly state: 'asked' | 'succeeded' | 'declined';
  /** When the bank answered. */
  readonly at: Instant | null;
  readonly amount: Minor;
  readonly card: { readonly brand: string; readonly last4: string };
  readonly reference: string | null;
}

interface Row {
  contract_id: string;
  week: bigint;
  state: Payment['state'];
  answered_at: bigint | null;
  amount: bigint;
  brand: string;
  last4: string;
  processor_ref: string | null;
}

/** By `keyOfWeek`; none where nothing was charged yet. */
export async function paymentsOf(db: Database, weeks: readonly BookedWeek[]): Promise<Map<string, Payment>> {
  if (weeks.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select distinct on (charge.organisation_id, charge.contract_id, charge.week)
      charge.contract_id, charge.week, state, answered_at, amount, brand, last4, charge.processor_ref
    from unnest(${weeks.map(({ org }) => org)}::uuid[], ${weeks.map(({ contract }) => contract)}::uuid[],
      ${weeks.map(({ week }) => week)}::bigint[]) as asked (organisation_id, contract_id, week)
    join charge using (organisation_id, contract_id, week)
    join payment_method on payment_method.id = payment_method_id
    order by charge.organisation_id, charge.contract_id, charge.week, attempt desc`.execute(db);
  return new Map(
    rows.map((row) => [
      keyOfWeek({ contract: row.contract_id, week: Number(row.week) }),
      {
        state: row.state,
        at: row.answered_at === null ? null : Number(row.answered_at),
        amount: row.amount,
        card: { brand: row.brand, last4: row.last4 },
        reference: row.processor_ref,
      },
    ]),
  );
}

export function keyOfWeek({ contract, week }: Pick<BookedWeek, 'contract' | 'week'>): string {
  return `${contract}:${week}`;
}
