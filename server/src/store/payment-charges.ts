import type { Instant } from '@stint/core/instant';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { AskedCharge, OwedPayment } from './attempts.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';
import type { PaymentTables } from './payment-tables.ts';
import { bookedPayment } from './payments.ts';

type Row = Selectable<PaymentTables['payment']> & { title: string };

interface CardRow {
  id: string;
  processor_ref: string;
  attempt: number;
}

/**
 * The card to ask next in this round of a payment: of those that there were when it began, the first in the client's order
 * that was not asked yet. Null: all were, or there is none. At the freelancer's desk.
 */
export async function nextCard(
  trx: Trx,
  { payment, organisation }: { payment: string; organisation: string },
  round: { n: number; since: Instant },
): Promise<{ paymentMethod: string; processorRef: string; attempt: number } | null> {
  const { rows } = await sql<CardRow>`
    select id, processor_ref, (select count(*)::int + 1 from charge where payment_id = ${payment}) as attempt
    from payment_method as card
    where organisation_id = ${organisation} and verified_at is not null and removed_at is null
      and created_at <= ${round.since} and not exists (
        select from charge where charge.payment_id = ${payment} and charge.day = ${round.n}
          and charge.payment_method_id = card.id)
    order by place, id limit 1`.execute(trx);
  const [card] = rows;
  return card ? { paymentMethod: card.id, processorRef: card.processor_ref, attempt: card.attempt } : null;
}

/** Attempts of payments whose answer is not known, in an order that changes with the time (as with weeks). */
export function paymentsAsked(db: Database, now: Instant, part: Part): Promise<AskedCharge<OwedPayment>[]> {
  return askedPayments(
    db,
    sql`order by md5(charge.id || ':' || ${now}::bigint) limit ${part.limit} offset ${part.past}`,
  );
}

/** The same; `which` of them goes on the end of a `where`. */
export async function askedPayments(
  db: Database,
  which: RawBuilder<unknown>,
): Promise<AskedCharge<OwedPayment>[]> {
  const { rows } = await sql<Row & AskedRow>`
    select payment.*, contract.title, charge.id as charge_id, charge.amount, charge.attempt, charge.day,
      charge.by_person_id as asked_by, charge.payment_method_id, card.processor_ref,
      card.removed_at is not null as card_removed
    from charge join payment on payment.id = charge.payment_id
    join contract on contract.id = payment.contract_id
    join payment_method card on card.id = charge.payment_method_id
    where charge.state = 'asked' ${which}`.execute(db);
  return rows.map((row) => ({
    of: 'payment',
    booked: bookedPayment(row),
    title: row.title,
    id: row.charge_id,
    amount: row.amount,
    attempt: row.attempt,
    day: row.day,
    by: row.asked_by,
    paymentMethod: row.payment_method_id,
    processorRef: row.processor_ref,
    cardRemoved: row.card_removed,
  }));
}

interface AskedRow {
  charge_id: string;
  amount: bigint;
  attempt: number;
  day: number;
  asked_by: string | null;
  payment_method_id: string;
  processor_ref: string;
  card_removed: boolean;
}
