import { type Draw, seededDraw } from '@stint/proof/draw';
import type { Database } from './database.ts';

/** The draw of a freelancer's snapshot instants (T2). Its seed leaves the server only to the person's own tracker. */
export async function drawOf(db: Database, freelancer: string): Promise<Draw> {
  return seededDraw(await seedOf(db, freelancer));
}

export async function seedOf(db: Database, freelancer: string): Promise<Buffer> {
  const { snapshot_seed } = await db
    .selectFrom('freelancer')
    .select('snapshot_seed')
    .where('person_id', '=', freelancer)
    .executeTakeFirstOrThrow();
  return snapshot_seed;
}
