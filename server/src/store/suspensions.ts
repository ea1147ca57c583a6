import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { IS_DUE } from './debts.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';

/** A client that is to be suspended, or whose suspension is to be lifted (D5). */
export interface ClientDue {
  readonly organisation: string;
}

/** Clients that owe after the fifth failed day, and are not suspended yet. */
export async function clientsToSuspend(db: Database, _now: Instant, part: Part): Promise<ClientDue[]> {
  const { rows } = await sql<ClientDue>`
    select distinct organisation_id as organisation from debt
    where ${IS_DUE} and not exists (
      select from suspension where suspension.organisation_id = debt.organisation_id and lifted_at is null)
    order by organisation_id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows;
}

/** Suspended clients that owe nothing of that any more. */
export async function clientsToRestore(db: Database, _now: Instant, part: Part): Promise<ClientDue[]> {
  const { rows } = await sql<ClientDue>`
    select organisation_id as organisation from suspension where lifted_at is null and not exists (
      select from debt where debt.organisation_id = suspension.organisation_id and ${IS_DUE})
    order by organisation_id limit ${part.limit} offset ${part.past}`.execute(db);
  return rows;
}

/** Locks a client: nothing of it begins, goes on or is hired meanwhile. */
export async function lockClient(trx: Trx, organisation: string): Promise<void> {
  await trx.selectFrom('organisation').select('id').where('id', '=', organisation).forNoKeyUpdate().execute();
}

/** Since when a client is suspended; null: it is not. Whoever asks in a transaction keeps it so until its end. */
export async function suspendedSince(trx: Trx, organisation: string): Promise<Instant | null> {
  await trx.selectFrom('organisation').select('id').where('id', '=', organisation).forShare().execute();
  return openSince(trx, organisation);
}

export async function openSince(db: Database | Trx, organisation: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('suspension')
    .select('since')
    .where('organisation_id', '=', organisation)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return row ? Number(row.since) : null;
}

/** Does it owe after the fifth failed day? Under the client's lock. */
export async function owesStill(trx: Trx, organisation: string): Promise<boolean> {
  const { rows } = await sql`
    select from debt where organisation_id = ${organisation} and ${IS_DUE} limit 1`.execute(trx);
  return rows.length > 0;
}

export async function addSuspension(trx: Trx, organisation: string, since: Instant): Promise<void> {
  await sql`
    insert into suspension (organisation_id, n, since)
    select ${organisation}, count(*), ${since} from suspension where organisation_id = ${organisation}`.execute(
    trx,
  );
}

export async function endSuspension(trx: Trx, organisation: string, at: Instant): Promise<void> {
  await trx
    .updateTable('suspension')
    .set({ lifted_at: at })
    .where('organisation_id', '=', organisation)
    .where('lifted_at', 'is', null)
    .execute();
}

/**
 * Pauses every contract of a client that runs or is yet to start, or lets go on those that were so paused: those that people
 * paused stay as they are. Under the client's lock; answers which.
 */
export async function standForPayment(
  trx: Trx,
  organisation: string,
  { what, at }: { what: 'paused' | 'resumed'; at: Instant },
): Promise<string[]> {
  // Each is locked before it is looked at: whoever pauses or ends it at this moment was first, or comes after.
  await sql`select id from contract where organisation_id = ${organisation} order by id for no key update`.execute(
    trx,
  );
  const meant =
    what === 'paused'
      ? sql`coalesce(last.what, 'resumed') = 'resumed'`
      : sql`last.what = 'paused' and last.cause = 'payment'`;
  const { rows } = await sql<{ contract_id: string }>`
    insert into contract_standing (contract_id, n, at, by_person_id, what, cause)
    select contract.id, coalesce(last.n, -1) + 1, ${at}, null, ${what}, 'payment'
    from contract left join lateral (
      select n, standing.what, cause from contract_standing as standing
      where standing.contract_id = contract.id order by n desc limit 1) as last on true
    where organisation_id = ${organisation} and ${meant}
    order by contract.id
    returning contract_id`.execute(trx);
  return rows.map(({ contract_id: id }) => id).sort();
}
