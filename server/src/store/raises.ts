import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { inForce, type Timeline } from '@stint/core/timeline';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

export type RaiseRow = Selectable<Tables['scheduled_raise']>;

/** A raise that both sides agreed to beforehand. */
export interface Raise {
  readonly at: Instant;
  readonly rate: Minor;
}

export async function addRaise(trx: Trx, contract: string, raise: Raise & { by: string }): Promise<void> {
  await trx
    .insertInto('scheduled_raise')
    .values({
      contract_id: contract,
      at: raise.at,
      rate: raise.rate,
      by_person_id: raise.by,
      state: 'waiting',
      told: false,
    })
    .execute();
}

export function loadRaises(db: Database | Trx, ids: readonly string[]): Promise<RaiseRow[]> {
  return db
    .selectFrom('scheduled_raise')
    .selectAll()
    .where('contract_id', 'in', [...ids])
    .execute();
}

/**
 * The rates with a raise that is no version of the terms yet: in force from its instant on, whether or not the clock has
 * written it, and only where it is one.
 * ```
 * rate      45 |------------------|------ 60, by the client ----
 * raise                    50 at  x   in force until then; had the 60 come first, it would change nothing
 * ```
 */
export function withRaise(rate: Timeline<Minor>, raise: RaiseRow | undefined): Timeline<Minor> {
  if (!raise || raise.state === 'done') return rate;
  const at = Number(raise.at);
  const before = inForce(rate, at);
  const value = raise.state === 'waiting' && raise.rate > before ? raise.rate : before;
  const changes = [...rate.changes, { at, value }].sort((a, b) => a.at - b.at);
  return { first: rate.first, changes };
}

/** Contracts with a raise whose day has come and of which nobody was told, the oldest first. */
export async function raisesDue(db: Database, now: Instant, part: Part): Promise<{ contract: string }[]> {
  return db
    .selectFrom('scheduled_raise')
    .select('contract_id as contract')
    .where('told', '=', false)
    .where('at', '<=', BigInt(now))
    .orderBy('at')
    .orderBy('contract_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
}

/** The next day of a raise after `after`. */
export async function nextRaise(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('scheduled_raise')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('told', '=', false)
    .where('at', '>', BigInt(after))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) : null;
}

export async function decideRaise(trx: Trx, contract: string, state: 'done' | 'passed-over'): Promise<void> {
  await trx.updateTable('scheduled_raise').set({ state }).where('contract_id', '=', contract).execute();
}

export async function markRaiseTold(trx: Trx, contract: string): Promise<void> {
  await trx.updateTable('scheduled_raise').set({ told: true }).where('contract_id', '=', contract).execute();
}
