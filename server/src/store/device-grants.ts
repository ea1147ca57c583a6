import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Tables } from './schema.ts';

export interface NewGrant {
  /** SHA-256 of the device code. */
  readonly key: Buffer;
  /** SHA-256 of the user code, as hex. */
  readonly userCodeKey: string;
  readonly deviceName: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** A tracker that asks to be let in, and what was said to it. */
export interface Grant {
  readonly key: Buffer;
  readonly deviceName: string;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: 'waiting' | 'approved' | 'denied' | 'collected';
  readonly person: string | null;
  readonly lastPolledAt: Instant | null;
}

/** False when the user code is taken, one chance in 25 milliards. What expired a day ago goes. */
export async function addGrant(trx: Trx, grant: NewGrant): Promise<boolean> {
  await trx
    .deleteFrom('device_grant')
    .where('expires_at', '<', BigInt(grant.at - DAY_SECONDS))
    .execute();
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('device_grant')
    .values({
      device_code_sha256: grant.key,
      user_code: grant.userCodeKey,
      device_name: grant.deviceName,
      asked_at: grant.at,
      expires_at: grant.expiresAt,
      state: 'waiting',
      person_id: null,
      last_polled_at: null,
    })
    .onConflict((conflict) => conflict.column('user_code').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function grantByUserCode(db: Database | Trx, userCodeKey: string): Promise<Grant | null> {
  const row = await db
    .selectFrom('device_grant')
    .selectAll()
    .where('user_code', '=', userCodeKey)
    .executeTakeFirst();
  return row ? grantOf(row) : null;
}

/** The grant of a device code, locked until the transaction ends: a token is collected once. */
export async function lockGrant(trx: Trx, key: Buffer): Promise<Grant | null> {
  const row = await trx
    .selectFrom('device_grant')
    .selectAll()
    .where('device_code_sha256', '=', key)
    .forUpdate()
    .executeTakeFirst();
  return row ? grantOf(row) : null;
}

/** Decides a grant that still waits. False when it does not. */
export async function decideGrant(
  trx: Trx,
  key: Buffer,
  decision: { readonly state: 'approved' | 'denied'; readonly person: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('device_grant')
    .set({ state: decision.state, person_id: decision.person })
    .where('device_code_sha256', '=', key)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function notePolled(trx: Trx, key: Buffer, at: Instant): Promise<void> {
  await trx
    .updateTable('device_grant')
    .set({ last_polled_at: at })
    .where('device_code_sha256', '=', key)
    .execute();
}

export async function noteCollected(trx: Trx, key: Buffer): Promise<void> {
  await trx
    .updateTable('device_grant')
    .set({ state: 'collected' })
    .where('device_code_sha256', '=', key)
    .execute();
}

function grantOf(row: Selectable<Tables['device_grant']>): Grant {
  return {
    key: row.device_code_sha256,
    deviceName: row.device_name,
    askedAt: Number(row.asked_at),
    expiresAt: Number(row.expires_at),
    state: row.state,
    person: row.person_id,
    lastPolledAt: row.last_polled_at === null ? null : Number(row.last_polled_at),
  };
}
