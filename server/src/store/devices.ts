import type { Instant } from '@stint/core/instant';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

export interface NewDevice {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly at: Instant;
}

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
}
