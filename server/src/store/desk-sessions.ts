import type { Instant } from '@stint/core/instant';
import { SILENT_SECONDS } from '@stint/wire/desk';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** The session that one of a freelancer's trackers runs. `heardAt` is the world's time, `since` the house's. */
export interface DeskSessionRow {
  readonly device: string;
  readonly deviceName: string;
  readonly contract: string;
  readonly title: string;
  readonly client: string;
  readonly since: Instant;
  readonly heardAt: Instant;
}

/** The freelancer's session of which was heard in the last while before `wall`; null when there is none. */
export async function freshSession(
  db: Database | Trx,
  freelancer: string,
  wall: Instant,
): Promise<DeskSessionRow | null> {
  const row = await db
    .selectFrom('desk_session')
    .innerJoin('device', 'device.id', 'device_id')
    .innerJoin('contract', 'contract.id', 'contract_id')
    .innerJoin('organisation', 'organisation.id', 'contract.organisation_id')
    .select(['device_id', 'device.name as device_name', 'contract_id', 'contract.title'])
    .select(['organisation.name as client', 'since_at', 'heard_at'])
    .where('desk_session.freelancer_id', '=', freelancer)
    .where('heard_at', '>', BigInt(wall - SILENT_SECONDS))
    .executeTakeFirst();
  if (!row) return null;
  return {
    device: row.device_id,
    deviceName: row.device_name,
    contract: row.contract_id,
    title: row.title,
    client: row.client,
    since: Number(row.since_at),
    heardAt: Number(row.heard_at),
  };
}

/** From now on this is the freelancer's session, whoever's was. */
export async function putSession(
  trx: Trx,
  session: { freelancer: string; device: string; contract: string; since: Instant; heardAt: Instant },
): Promise<void> {
  const row = {
    device_id: session.device,
    contract_id: session.contract,
    since_at: session.since,
    heard_at: session.heardAt,
  };
  await trx
    .insertInto('desk_session')
    .values({ freelancer_id: session.freelancer, ...row })
    .onConflict((conflict) => conflict.column('freelancer_id').doUpdateSet(row))
    .execute();
}

/** Takes a device's session away. False when it had none. */
export async function removeSession(
  db: Database | Trx,
  session: { freelancer: string; device: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('desk_session')
    .where('freelancer_id', '=', session.freelancer)
    .where('device_id', '=', session.device)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/**
 * A house that was away has heard nobody: whoever was still heard at its last sign of life is given as long to be heard
 * again as anybody has. So no restart makes a running session look gone, and none brings a dead one back.
 */
export async function hearAgain(db: Database, wall: Instant): Promise<void> {
  await sql`
    update desk_session set heard_at = greatest(heard_at, ${wall})
    where heard_at > ${-SILENT_SECONDS} + greatest(
      (select max(heard_at) from desk_session), (select max(last_seen_at) from sign_in))`.execute(db);
}
