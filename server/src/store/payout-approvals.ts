import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** Who has approved a payout or a file of a bank. */
export interface Approver {
  readonly about: string;
  readonly person: string;
  readonly name: string;
}

export async function approversOf(db: Database | Trx, about: readonly string[]): Promise<Approver[]> {
  if (about.length === 0) return [];
  const { rows } = await sql<Approver>`
    select about, by_person_id as person, name from payout_approval join person on person.id = by_person_id
    where about = any (${[...about]}::uuid[]) order by at, by_person_id`.execute(db);
  return rows;
}

/** With what it is about locked. */
export async function addApproval(trx: Trx, about: string, by: string, at: Instant): Promise<void> {
  await trx
    .insertInto('payout_approval')
    .values({ about, by_person_id: by, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
