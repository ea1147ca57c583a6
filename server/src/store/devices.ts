import type { Instant } from '@stint/core/instant';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { oweTracker } from './tellings-owed.ts';

export interface NewDevice {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly at: Instant;
}

/** Its person is told of it. */
export async function addDevice(db: Database | Trx, device: NewDevice): Promise<void> {
  await db
    .insertInto('device')
    .values({
      id: device.id,
      person_id: device.person,
      name: device.name,
      created_at: device.at,
      revoked_at: null,
    })
    .execute();
  await oweTracker(db, device);
}

export async function findDevice(trx: Trx, id: string): Promise<{ name: string; since: Instant } | null> {
  const row = await trx
    .selectFrom('device')
    .select(['name', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { name: row.name, since: Number(row.created_at) } : null;
}

export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly since: Instant;
  readonly lastSeenAt: Instant | null;
}

/** The devices of a person that may still upload, oldest first. */
export async function devicesOf(db: Database, person: string): Promise<DeviceRow[]> {
  const rows = await db
    .selectFrom('device')
    .leftJoin('sign_in', 'sign_in.device_id', 'device.id')
    .select(['device.id', 'device.name', 'device.created_at'])
    .select(({ fn }) => fn.max('sign_in.last_seen_at').as('last_seen_at'))
    .where('device.person_id', '=', person)
    .where('revoked_at', 'is', null)
    .groupBy('device.id')
    .orderBy('device.created_at')
    .orderBy('device.id')
    .execute();
  return rows.map(({ id, name, created_at, last_seen_at }) => ({
    id,
    name,
    since: Number(created_at),
    lastSeenAt: last_seen_at === null ? null : Number(last_seen_at),
  }));
}

/** Takes a device's token back. False when the person has no such device, or not any more. */
export async function revokeDevice(
  trx: Trx,
  device: { readonly id: string; readonly person: string },
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('device')
    .set({ revoked_at: at })
    .where('id', '=', device.id)
    .where('person_id', '=', device.person)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  await trx.deleteFrom('sign_in').where('device_id', '=', device.id).execute();
  return numUpdatedRows === 1n;
}
