import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import { type RawBuilder, sql } from 'kysely';
import type { AskedCharge, ChargeAnswer, OwedInvoice } from './attempts.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { issuedOf } from './money.ts';
import { OWED } from './owed.ts';
import type { Part } from './part.ts';
import { askedPayments } from './payment-charges.ts';
import type { ChargeState } from './weeks.ts';

/** D5: a day after all cards failed they are tried again, on five days in all. */
export const RETRY_SECONDS = DAY_SECONDS;
export const MOST_DAYS = 5;

/**
 * Invoices that are neither paid nor being paid, whose client has, or had, a verified card. Where one is declined the next
 * in the client's order is tried at once, of those that there were when the day began; after the last, the next day (D5).
 * What no card is left for fails as a declined one does.
 */
export async function invoicesToCharge(db: Database, now: Instant, part: Part): Promise<OwedInvoice[]> {
  const { rows } = await sql<OwedRow>`
    select invoice.*, contract.title, ${OWED} as amount,
      coalesce(last.attempt, 0) + 1 as attempt, card.day, null::uuid as by_person_id,
      card.id as payment_method_id, card.processor_ref, card.removed_at is not null as card_removed
    from invoice_under_way
    join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = invoice.contract_id
    left join lateral (
      select attempt, state from charge
      where charge.organisation_id = invoice.organisation_id and charge.contract_id = invoice.contract_id
        and charge.week = invoice.week
      order by attempt desc limit 1
    ) last on true
    left join lateral (
      select day, max(answered_at) as answered_at, min(asked_at) as asked_at, array_agg(payment_method_id) as cards from charge
      where charge.organisation_id = invoice.organisation_id and charge.contract_id = invoice.contract_id
        and charge.week = invoice.week and by_person_id is null
      group by day order by day desc limit 1
    ) tried on true
    join lateral (
      select own.*, case when own.created_at < tried.asked_at and not (own.id = any (tried.cards)) then tried.day
        when tried.day is null then 1
        when tried.day < ${MOST_DAYS} and tried.answered_at <= ${now - RETRY_SECONDS} then tried.day + 1 end as day
      from payment_method as own
      where own.organisation_id = invoice.organisation_id and verified_at is not null
        and (removed_at is null or not exists (select from payment_method as other
          where other.organisation_id = own.organisation_id and other.verified_at is not null and (
            other.removed_at is null or (other.removed_at, other.id) > (own.removed_at, own.id))))
      order by day nulls last, place, id limit 1
    ) card on card.day is not null
    where (last.attempt is null or last.state = 'declined') and ${OWED} > 0
      -- What a bank took back is not tried again unasked: its client pays by hand.
      and not exists (select from charge where charge.organisation_id = invoice.organisation_id
        and charge.contract_id = invoice.contract_id and charge.week = invoice.week
        and charge.state in ('disputed', 'charged-back'))
    order by week, contract_id
    limit ${part.limit} offset ${part.past}`.execute(db);
  return rows.map(owedOf);
}

/** An invoice that is to be paid now with this card, whatever the clock had in mind; null where it is none of this client's. */
export async function invoiceToPay(
  db: Database,
  key: { organisation: string; contract: string; week: Week },
  pay: { paymentMethod: string; by: string },
): Promise<(OwedInvoice & { readonly state: ChargeState | null }) | null> {
  const { organisation, contract, week } = key;
  const { rows } = await sql<OwedRow & { state: ChargeState | null }>`
    select invoice.*, contract.title, ${OWED} as amount,
      coalesce(last.attempt, 0) + 1 as attempt, coalesce(last.day, 0) as day, last.state, ${pay.by}::uuid as by_person_id,
      card.id as payment_method_id, card.processor_ref, false as card_removed
    from invoice join contract on contract.id = invoice.contract_id
    join payment_method as card on card.organisation_id = invoice.organisation_id
      and card.id = ${pay.paymentMethod} and verified_at is not null and removed_at is null
    left join lateral (
      select attempt, day, state from charge
      where charge.organisation_id = invoice.organisation_id and charge.contract_id = invoice.contract_id
        and charge.week = invoice.week
      order by attempt desc limit 1
    ) last on true
    where invoice.organisation_id = ${organisation} and invoice.contract_id = ${contract}
      and invoice.week = ${week}`.execute(db);
  const [row] = rows;
  return row ? { ...owedOf(row), state: row.state } : null;
}

/** An attempt whose answer is not known, with its invoice and its card. */
const ASKED = sql`
    select invoice.*, contract.title, charge.amount, charge.id, charge.attempt, charge.day, charge.by_person_id,
      charge.payment_method_id, card.processor_ref, card.removed_at is not null as card_removed
    from charge
    join invoice using (organisation_id, contract_id, week)
    join contract on contract.id = charge.contract_id
    join payment_method card on card.id = charge.payment_method_id
    where charge.state = 'asked'`;

/**
 * Attempts of weeks whose answer is not known, in an order that changes with the time: one that never gets an answer does
 * not stand before the others for ever.
 */
export function chargesAsked(db: Database, now: Instant, part: Part): Promise<AskedCharge[]> {
  return askedInvoices(
    db,
    sql`order by md5(charge.id || ':' || ${now}::bigint) limit ${part.limit} offset ${part.past}`,
  );
}

/** An attempt by its id, while its answer is not known. */
export async function findAskedCharge(db: Database, id: string): Promise<AskedCharge | null> {
  const one = sql`and charge.id::text = ${id}`;
  return (await askedInvoices(db, one))[0] ?? (await askedPayments(db, one))[0] ?? null;
}

async function askedInvoices(db: Database, which: RawBuilder<unknown>): Promise<AskedCharge<OwedInvoice>[]> {
  const { rows } = await sql<OwedRow & { id: string }>`${ASKED} ${which}`.execute(db);
  return rows.map((row) => ({ ...owedOf(row), id: row.id }));
}

/** Writes the intention of an attempt. False when somebody else has written the same one. */
export async function addCharge(trx: Trx, charge: AskedCharge, at: Instant): Promise<boolean> {
  const { booked } = charge;
  const added = await trx
    .insertInto('charge')
    .values({
      organisation_id: booked.org,
      contract_id: booked.contract,
      ...(charge.of === 'week' ? { week: charge.booked.week } : { payment_id: charge.booked.id }),
      attempt: charge.attempt,
      id: charge.id,
      payment_method_id: charge.paymentMethod,
      currency: booked.currency,
      amount: charge.amount,
      asked_at: at,
      state: 'asked',
      day: charge.day,
      by_person_id: charge.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes an attempt's answer down. False when somebody else has. */
export async function answerCharge(
  trx: Trx,
  id: string,
  answer: ChargeAnswer & { readonly processorRef: string | null },
): Promise<boolean> {
  const answered = await trx
    .updateTable('charge')
    .set({
      state: answer.state,
      answered_at: answer.at,
      processor_ref: answer.processorRef,
      decline_code: answer.declineCode,
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}

/** The attempt that an earlier one of the week, which had gone through, was followed by; null: there was none. */
export async function againOf(trx: Trx, { booked, attempt }: OwedInvoice): Promise<number | null> {
  const row = await trx
    .selectFrom('charge')
    .select('id')
    .where('organisation_id', '=', booked.org)
    .where('contract_id', '=', booked.contract)
    .where('week', '=', BigInt(booked.week))
    .where('attempt', '<', attempt)
    .where('state', 'in', ['succeeded', 'disputed', 'charged-back'])
    .limit(1)
    .executeTakeFirst();
  return row ? attempt : null;
}

/** The next instant after `after` at which a declined charge is tried again. */
export async function nextRetry(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('charge')
    .select(({ fn }) => fn.min('answered_at').as('at'))
    .where('state', '=', 'declined')
    .where('day', '<', MOST_DAYS)
    .where('by_person_id', 'is', null)
    .where('answered_at', '>', BigInt(after - RETRY_SECONDS))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) + RETRY_SECONDS : null;
}

type OwedRow = Parameters<typeof issuedOf>[0] & {
  amount: bigint;
  attempt: number;
  day: number;
  by_person_id: string | null;
  payment_method_id: string;
  processor_ref: string;
  card_removed: boolean;
};

function owedOf(row: OwedRow): OwedInvoice {
  return {
    of: 'week',
    ...issuedOf(row),
    amount: row.amount,
    attempt: row.attempt,
    day: row.day,
    by: row.by_person_id,
    paymentMethod: row.payment_method_id,
    processorRef: row.processor_ref,
    cardRemoved: row.card_removed,
  };
}
