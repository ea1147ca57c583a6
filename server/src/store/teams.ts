import { AGENCY_ROLES, CLIENT_ROLES, type Role } from '@stint/core/handshake/roles';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Party } from './party.ts';

export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'client' | 'agency';
  readonly version: number;
}

export interface MemberRow {
  readonly person: Party;
  readonly email: string;
  readonly role: Role;
  readonly since: Instant;
}

/** What members of such an organisation can be. */
export const ROLES_OF: Readonly<Record<TeamRow['kind'], readonly Role[]>> = {
  client: CLIENT_ROLES,
  agency: AGENCY_ROLES,
};

export async function teamOf(db: Database | Trx, id: string): Promise<TeamRow | null> {
  return (await team(db, id).executeTakeFirst()) ?? null;
}

/** The same, and nobody joins, leaves or changes it until the transaction ends. */
export async function lockTeam(trx: Trx, id: string): Promise<TeamRow | null> {
  return (await team(trx, id).forNoKeyUpdate().executeTakeFirst()) ?? null;
}

function team(db: Database | Trx, id: string) {
  return db.selectFrom('organisation').select(['id', 'name', 'kind', 'version']).where('id', '=', id);
}

export async function foundedAt(db: Database, id: string): Promise<Instant> {
  const row = await db
    .selectFrom('organisation')
    .select('created_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.created_at);
}

export async function renameTeam(trx: Trx, { id, version }: TeamRow, name: string): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ name, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** Everybody of an organisation, in the order in which they came. */
export async function teamMembers(db: Database | Trx, organisation: string): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('organisation_member')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'person.name', 'email', 'role', 'since'])
    .where('organisation_id', '=', organisation)
    .orderBy('since')
    .orderBy('person.id')
    .execute();
  return rows.map(({ id, name, email, role, since }) => ({
    person: { id, name },
    email,
    role,
    since: Number(since),
  }));
}

export async function changeRole(
  trx: Trx,
  member: { readonly organisation: string; readonly person: string },
  role: Role,
): Promise<void> {
  await trx
    .updateTable('organisation_member')
    .set({ role })
    .where('organisation_id', '=', member.organisation)
    .where('person_id', '=', member.person)
    .execute();
}

export async function takeOut(
  trx: Trx,
  member: { readonly organisation: string; readonly person: string },
): Promise<void> {
  await trx
    .deleteFrom('organisation_member')
    .where('organisation_id', '=', member.organisation)
    .where('person_id', '=', member.person)
    .execute();
}

/** How many organisations somebody is of that are younger than a day: founding is not for bulk. */
export async function foundedOfADay(trx: Trx, person: string, now: Instant): Promise<number> {
  const { count } = await trx
    .selectFrom('organisation_member')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('person_id', '=', person)
    .where('created_at', '>', BigInt(now - DAY_SECONDS))
    .executeTakeFirstOrThrow();
  return Number(count);
}
