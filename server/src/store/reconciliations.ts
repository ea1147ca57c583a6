import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { Movement } from '../outside/payments/processor.ts';
import type { Database } from './database.ts';

/** The processor and our books in one currency, as they were found. */
export interface Reconciliation {
  readonly at: Instant;
  readonly currency: Currency;
  /** What the processor holds. */
  readonly held: Minor;
  /** What it should hold by our books: what came in through it less what went out. */
  readonly booked: Minor;
  /** Paid out in our books and not yet by the processor: it may hold that much more. */
  readonly onItsWay: Minor;
  /** Movements of the processor that are no entry of ours. */
  readonly unmatched: number;
}

const KEPT = 60;

/** Due once a day, as soon as money has gone through the processor at all. */
export async function reconciliationsDue(db: Database, now: Instant): Promise<{ readonly day: number }[]> {
  const moved = await db
    .selectFrom('account_balance')
    .select('account')
    .where('account', '=', 'gateway')
    .limit(1)
    .executeTakeFirst();
  if (!moved) return [];
  const last = await db
    .selectFrom('reconciliation')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  const at = typeof last?.at === 'bigint' ? Number(last.at) : null;
  return at !== null && now < at + DAY_SECONDS ? [] : [{ day: Math.floor(now / DAY_SECONDS) }];
}

/** Up to when the processor's movements are known; 0: none is. */
export async function lastMovement(db: Database): Promise<Instant> {
  const row = await db
    .selectFrom('processor_movement')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) : 0;
}

const CHUNK = 500;

/** Keeps the processor's movements, each once. */
export async function addMovements(db: Database, movements: readonly Movement[]): Promise<void> {
  for (let from = 0; from < movements.length; from += CHUNK) {
    await db
      .insertInto('processor_movement')
      .values(movements.slice(from, from + CHUNK))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

/** Finds the entry that each movement is: by what the processor called the charge, refund or payout. */
export async function matchMovements(db: Database): Promise<void> {
  await sql`
    update processor_movement movement set entry_id = entry.id
    from charge join ledger_entry entry on entry.id = 'charge-succeeded:' || case when charge.payment_id is null
      then charge.contract_id || ':' || to_char(to_timestamp(charge.week) at time zone 'UTC', 'YYYY-MM-DD')
        || case when exists (select from charge as first where first.organisation_id = charge.organisation_id
          and first.contract_id = charge.contract_id and first.week = charge.week and first.attempt < charge.attempt
          and first.state in ('succeeded', 'disputed', 'charged-back')) then ':' || charge.attempt else '' end
      else 'payment:' || charge.payment_id || case when exists (select from charge as first
        where first.payment_id = charge.payment_id and first.attempt < charge.attempt
          and first.state in ('succeeded', 'disputed', 'charged-back')) then ':' || charge.attempt else '' end end
    where movement.entry_id is null and movement.kind = 'charge'
      and charge.processor_ref = movement.source
      and charge.state in ('succeeded', 'disputed', 'charged-back')`.execute(db);
  await sql`
    update processor_movement movement set entry_id = entry.id
    from payout join ledger_entry entry on entry.id = 'payout-sent:' || payout.id
    where movement.entry_id is null and movement.kind = 'transfer'
      and payout.processor_ref = movement.source`.execute(db);
  await sql`
    update processor_movement movement set entry_id = entry.id
    from (
      select id, attempt, processor_ref from refund
      union all select refund_id, attempt, processor_ref from refund_return
    ) as sending join ledger_entry entry on entry.id in (
      'refund-sent:' || sending.id || case when attempt = 1 then '' else ':' || attempt end,
      'refund-failed:' || sending.id || case when attempt = 1 then '' else ':' || attempt end)
    where movement.entry_id is null and sending.processor_ref = movement.source
      and split_part(entry.id, ':', 1) = case
        when movement.kind in ('refund', 'payment_refund') then 'refund-sent'
        when movement.kind in ('refund_failure', 'payment_failure_refund') then 'refund-failed' end`.execute(
    db,
  );
  await sql`
    update processor_movement movement set entry_id = entry.id
    from chargeback left join charge on charge.id = chargeback.charge_id
    left join escrow_deposit as deposit on deposit.id = chargeback.deposit_id
    join ledger_entry entry on entry.id in ('chargeback-opened:' || chargeback.id, 'chargeback-won:' || chargeback.id)
    where movement.entry_id is null and movement.kind = 'adjustment'
      and coalesce(charge.processor_ref, deposit.processor_ref) = movement.source
      and split_part(entry.id, ':', 1)
        = case when movement.amount < 0 then 'chargeback-opened' else 'chargeback-won' end`.execute(db);
  await matchEscrow(db);
}

async function matchEscrow(db: Database): Promise<void> {
  await sql`
    update processor_movement movement set entry_id = entry.id
    from escrow_deposit as deposit join ledger_entry entry on entry.id = 'milestone-funded:' || deposit.id
    where movement.entry_id is null and movement.kind = 'charge'
      and deposit.processor_ref = movement.source
      and deposit.state in ('succeeded', 'disputed', 'charged-back')`.execute(db);
  await sql`
    update processor_movement movement set entry_id = entry.id
    from escrow_part as part join ledger_entry entry on entry.id = 'milestone-refund-sent:' || part.id
    where movement.entry_id is null and movement.kind in ('refund', 'payment_refund')
      and part.processor_ref = movement.source`.execute(db);
}

/** By currency: how many movements are no entry of ours, and what of our payouts is not known to have gone. */
export async function openEnds(
  db: Database,
): Promise<{ unmatched: ReadonlyMap<Currency, number>; onItsWay: ReadonlyMap<Currency, Minor> }> {
  const loose = await db
    .selectFrom('processor_movement')
    .select(['currency', ({ fn }) => fn.countAll<bigint>().as('count')])
    .where('entry_id', 'is', null)
    .groupBy('currency')
    .execute();
  const { rows: asked } = await sql<{ currency: string; amount: string }>`
    select currency, sum(amount)::text as amount from payout
    where state in ('waiting', 'asked') and via = 'processor' group by currency`.execute(db);
  return {
    unmatched: new Map(loose.map(({ currency, count }) => [currency, Number(count)])),
    onItsWay: new Map(asked.map(({ currency, amount }) => [currency, BigInt(amount)])),
  };
}

export async function addReconciliations(db: Database, found: readonly Reconciliation[]): Promise<void> {
  if (found.length === 0) return;
  await db
    .insertInto('reconciliation')
    .values(found.map(({ onItsWay, ...one }) => ({ ...one, on_its_way: onItsWay })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The last comparisons, the newest first. */
export async function reconciliations(db: Database): Promise<Reconciliation[]> {
  const rows = await db
    .selectFrom('reconciliation')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('currency')
    .limit(KEPT)
    .execute();
  return rows.map(({ at, on_its_way: onItsWay, ...row }) => ({ ...row, at: Number(at), onItsWay }));
}

/** Movements that are no entry of ours, the newest first. */
export async function unmatchedMovements(db: Database): Promise<Movement[]> {
  const rows = await db
    .selectFrom('processor_movement')
    .select(['id', 'source', 'kind', 'at', 'currency', 'amount', 'fee'])
    .where('entry_id', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(KEPT)
    .execute();
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}
