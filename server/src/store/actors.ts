import { sql } from 'kysely';
import type { Actor } from '../house.ts';
import type { Database } from './database.ts';
import { type Membership, membershipsOf } from './sign-ins.ts';

/**
 * Somebody as they would be were they signed in now, for what they have asked to be done without them: a link that
 * they made shows what they may see themselves. Never an operator: nobody hands on what is others'. Null: nobody.
 */
export async function actorOf(db: Database, person: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('person')
    .leftJoin('freelancer', 'freelancer.person_id', 'person.id')
    .select(['person.id', 'person.name', 'freelancer.person_id as freelancer'])
    .select(membershipsOf(sql.ref('person.id')).as('memberships'))
    .where('person.id', '=', person)
    .executeTakeFirst();
  if (!row) return null;
  const of = (kind: Membership['kind']): string[] =>
    row.memberships.filter((one) => one.kind === kind).map(({ id }) => id);
  return {
    person: row.id,
    name: row.name,
    kind: 'program',
    device: null,
    freelancer: row.freelancer !== null,
    operator: false,
    organisations: of('client'),
    agencies: of('agency'),
    roles: Object.fromEntries(row.memberships.map(({ id, role }) => [id, role])),
  };
}
