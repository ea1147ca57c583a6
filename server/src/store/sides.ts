import type { Trx } from './desk.ts';
import { emailKey } from './people.ts';

export async function personExists(trx: Trx, id: string): Promise<boolean> {
  return (await trx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function isFreelancer(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('freelancer')
    .select('person_id')
    .where('person_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose e-mail this is, however it is written; null when it is nobody's. */
export async function personOfEmail(db: Pick<Trx, 'selectFrom'>, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('email_key', '=', emailKey(email))
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The names of people, by id. */
export async function namesOf(
  db: Pick<Trx, 'selectFrom'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
