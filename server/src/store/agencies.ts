import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Party } from './party.ts';

/** Whether an agency speaks for a freelancer. */
export async function isRepresented(
  db: Database | Trx,
  { agency, freelancer }: { agency: string; freelancer: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('agency_freelancer')
    .select('since')
    .where('agency_id', '=', agency)
    .where('person_id', '=', freelancer)
    .executeTakeFirst();
  return row !== undefined;
}

/** SQL for: the agency, where it still speaks for this freelancer; else null. */
export function speakingFor(agency: string, freelancer: string) {
  return sql<string | null>`(
    select agency_id from agency_freelancer
    where agency_freelancer.agency_id = ${sql.ref(agency)} and agency_freelancer.person_id = ${sql.ref(freelancer)}
  )`;
}

/** For whom an agency speaks, in the order in which they came. */
export async function representedBy(
  db: Database | Trx,
  agency: string,
): Promise<{ person: Party; since: Instant }[]> {
  const rows = await db
    .selectFrom('agency_freelancer')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name', 'since'])
    .where('agency_id', '=', agency)
    .orderBy('since')
    .orderBy('person.id')
    .execute();
  return rows.map(({ id, name, since }) => ({ person: { id, name }, since: Number(since) }));
}

/** Who speaks for a freelancer. */
export function agenciesOf(db: Database | Trx, person: string): Promise<Party[]> {
  return db
    .selectFrom('agency_freelancer')
    .innerJoin('organisation', 'organisation.id', 'agency_id')
    .select(['organisation.id', 'organisation.name'])
    .where('person_id', '=', person)
    .orderBy('since')
    .orderBy('organisation.id')
    .execute();
}

/** From now on an agency speaks for this freelancer. */
export async function representFreelancer(
  trx: Trx,
  { agency, person }: { readonly agency: string; readonly person: string },
  at: Instant,
): Promise<void> {
  await trx
    .insertInto('agency_freelancer')
    .values({ agency_id: agency, person_id: person, since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False where the agency did not speak for them. */
export async function endRepresentation(
  trx: Trx,
  { agency, person }: { readonly agency: string; readonly person: string },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('agency_freelancer')
    .where('agency_id', '=', agency)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
