import type { BookedOn } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { nameOfSource, type Source } from '@stint/core/source';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { ChargeState } from './weeks.ts';

/** How the last attempt to charge what a document is for stands. */
export interface Payment {
  readonly state: ChargeState;
  /** When the bank answered. */
  readonly at: Instant | null;
  readonly amount: Minor;
  readonly card: { readonly brand: string; readonly last4: string };
  readonly reference: string | null;
}

interface Row {
  contract_id: string;
  week: bigint | null;
  payment_id: string | null;
  part_id: string | null;
  state: Payment['state'];
  answered_at: bigint | null;
  amount: bigint;
  brand: string;
  last4: string;
  processor_ref: string | null;
}

/** What is charged, as a document has it. */
export interface Charged {
  readonly booked: BookedOn;
  readonly source: Source;
}

/** By `keyOf`; none where nothing was charged yet. What escrow pays was charged when it was funded, before its invoice. */
export async function paymentsOf(db: Database, all: readonly Charged[]): Promise<Map<string, Payment>> {
  const weeks = all.flatMap(({ booked, source }) =>
    source.kind === 'week' ? [{ ...booked, week: source.week }] : [],
  );
  const payments = all.flatMap(({ source }) => (source.kind === 'payment' ? [source.id] : []));
  const parts = all.flatMap(({ source }) => (source.kind === 'milestone' ? [source.id] : []));
  if (weeks.length + payments.length + parts.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select * from (select distinct on (charge.organisation_id, charge.contract_id, charge.week, charge.payment_id)
      charge.contract_id, charge.week, charge.payment_id, null::uuid as part_id,
      state::text, answered_at, amount, brand, last4, charge.processor_ref
    from (
      select charge.* from unnest(${weeks.map(({ org }) => org)}::uuid[],
        ${weeks.map(({ contract }) => contract)}::uuid[], ${weeks.map(({ week }) => week)}::bigint[])
        as asked (organisation_id, contract_id, week) join charge using (organisation_id, contract_id, week)
      union all select charge.* from charge where payment_id = any (${payments}::uuid[])
    ) as charge
    join payment_method on payment_method.id = payment_method_id
    order by charge.organisation_id, charge.contract_id, charge.week, charge.payment_id, attempt desc) as charged
    union all select part.contract_id, null, null, part.id, deposit.state, deposit.answered_at,
      part.amount + part.client_fee, brand, last4, deposit.processor_ref
    from escrow_part as part join escrow_deposit as deposit on deposit.id = part.deposit_id
    join payment_method on payment_method.id = payment_method_id
    where part.id = any (${parts}::uuid[])`.execute(db);
  return new Map(
    rows.map((row) => [
      keyOf({ booked: { contract: row.contract_id }, source: sourceOf(row) }),
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

function sourceOf({ week, payment_id: id, part_id: part }: Row): Source {
  if (part !== null) return { kind: 'milestone', id: part };
  return id === null ? { kind: 'week', week: Number(week) } : { kind: 'payment', id };
}

export function keyOf({
  booked,
  source,
}: {
  readonly booked: Pick<BookedOn, 'contract'>;
  readonly source: Source;
}): string {
  return `${booked.contract}:${nameOfSource(source)}`;
}
