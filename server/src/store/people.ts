import { mayAs, type Right, type Role } from '@stint/core/handshake/roles';
import type { Instant } from '@stint/core/instant';
import type { Person } from '@stint/wire/people';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly operator: boolean;
}

/** Adds a person; false when somebody has that e-mail, however it is written. */
export async function addPerson(trx: Trx, person: NewPerson, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      email_key: emailKey(person.email),
      password_hash: person.passwordHash,
      is_operator: person.operator,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Gives a person a desk, with the secret from which its snapshot instants are drawn (T2). */
export async function addFreelancer(trx: Trx, person: string, snapshotSeed: Buffer): Promise<void> {
  await trx.insertInto('freelancer').values({ person_id: person, snapshot_seed: snapshotSeed }).execute();
}

export async function addOrganisation(
  trx: Trx,
  organisation: { readonly id: string; readonly name: string; readonly kind?: 'client' | 'agency' },
  at: Instant,
): Promise<void> {
  await trx
    .insertInto('organisation')
    .values({ ...organisation, created_at: at })
    .execute();
}

export async function joinOrganisation(
  trx: Trx,
  member: { readonly person: string; readonly organisation: string; readonly role?: Role },
  at: Instant,
): Promise<void> {
  const { person: person_id, organisation: organisation_id, role = 'owner' } = member;
  await trx
    .insertInto('organisation_member')
    .values({ organisation_id, person_id, since: at, role })
    .execute();
}

/** Everybody of an organisation. */
export async function membersOf(trx: Pick<Trx, 'selectFrom'>, organisation: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('organisation_member')
    .select('person_id')
    .where('organisation_id', '=', organisation)
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** The members of an organisation whose role has this right. */
export async function membersWith(trx: Trx, organisation: string, right: Right): Promise<string[]> {
  const rows = await trx
    .selectFrom('organisation_member')
    .select(['person_id', 'role'])
    .where('organisation_id', '=', organisation)
    .orderBy('person_id')
    .execute();
  return rows.filter(({ role }) => mayAs(role, right)).map(({ person_id }) => person_id);
}

/** Holds a person, so that two deeds of theirs come one after the other. */
export async function lockPerson(trx: Trx, person: string): Promise<void> {
  await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

export async function hasOrganisation(trx: Trx, id: string): Promise<boolean> {
  return (await trx.selectFrom('organisation').select('id').where('id', '=', id).execute()).length > 0;
}

/** Whose e-mail this is, with the hash of the password; null when it is nobody's. */
export async function findByEmail(
  db: Database,
  email: string,
): Promise<{ id: string; passwordHash: string } | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'password_hash as passwordHash'])
    .where('email_key', '=', emailKey(email))
    .executeTakeFirst();
  return row ?? null;
}

export async function passwordOf(db: Database, person: string): Promise<string> {
  const row = await db
    .selectFrom('person')
    .select('password_hash')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return row.password_hash;
}

/** False where it is no longer the one that was known. */
export async function putPassword(
  trx: Trx,
  person: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('person')
    .set({ password_hash: to })
    .where('id', '=', person)
    .where('password_hash', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function readPerson(db: Database | Trx, id: string): Promise<Person | null> {
  const [person] = await people(db, [id]);
  return person ?? null;
}

/** The `limit` people who came last, in the order in which they came. */
export async function newestPeople(db: Database, limit: number): Promise<Person[]> {
  const newest = await db
    .selectFrom('person')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return people(
    db,
    newest.map(({ id }) => id),
  );
}

async function people(db: Database | Trx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .leftJoin('freelancer', 'freelancer.person_id', 'person.id')
    .select(['person.id', 'name', 'email', 'is_operator', 'freelancer.person_id as freelancer'])
    .where('person.id', 'in', [...ids])
    .orderBy('created_at')
    .orderBy('person.id')
    .execute();
  const memberships = await db
    .selectFrom('organisation_member')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['person_id', 'organisation.id', 'name', 'kind', 'role'])
    .where('person_id', 'in', [...ids])
    .orderBy('since')
    .orderBy('organisation.id')
    .execute();
  return rows.map(({ id, name, email, is_operator, freelancer }) => {
    const own = memberships.filter((membership) => membership.person_id === id);
    const roles: Person['roles'] = [];
    if (freelancer !== null) roles.push('freelancer');
    if (own.some(({ kind }) => kind === 'client')) roles.push('client');
    if (is_operator) roles.push('operator');
    return {
      id,
      name,
      email,
      roles,
      organisations: own.map(({ id: of, name: called, kind, role }) => ({
        id: of,
        name: called,
        kind,
        role,
      })),
    };
  });
}

/** One mailbox, one person: letters that look alike in another case or width are the same. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
