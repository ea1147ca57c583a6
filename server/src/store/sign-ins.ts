import type { Role } from '@stint/core/handshake/roles';
import type { Instant } from '@stint/core/instant';
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../house.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

export interface NewSignIn {
  /** SHA-256 of the token; the token itself is kept by its owner alone. */
  readonly key: Buffer;
  readonly person: string;
  readonly kind: Actor['kind'];
  readonly name: string;
  readonly device: string | null;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

export interface SignedIn {
  readonly actor: Actor;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

export async function addSignIn(db: Database | Trx, signIn: NewSignIn): Promise<void> {
  await db
    .insertInto('sign_in')
    .values({
      token_sha256: signIn.key,
      person_id: signIn.person,
      kind: signIn.kind,
      name: signIn.name,
      device_id: signIn.device,
      created_at: signIn.at,
      last_seen_at: signIn.at,
      expires_at: signIn.expiresAt,
    })
    .execute();
}

export interface Membership {
  readonly id: string;
  readonly kind: 'client' | 'agency';
  readonly role: Role;
}

/** What a person is in which organisations, the oldest first. */
export function membershipsOf(person: RawBuilder<unknown>): RawBuilder<Membership[]> {
  return sql<Membership[]>`coalesce((
    select json_agg(json_build_object('id', organisation.id, 'kind', kind, 'role', role) order by since, organisation.id)
    from organisation_member join organisation on organisation.id = organisation_id where person_id = ${person}
  ), '[]')`;
}

/** Who holds a token. A tracker acts for its freelancer alone, whatever else that person is. */
export async function findSignIn(db: Database, key: Buffer): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('sign_in')
    .innerJoin('person', 'person.id', 'sign_in.person_id')
    .leftJoin('freelancer', 'freelancer.person_id', 'person.id')
    .select(['person.id', 'person.name', 'is_operator', 'kind', 'device_id', 'last_seen_at', 'expires_at'])
    .select('freelancer.person_id as freelancer')
    .select(membershipsOf(sql.ref('person.id')).as('memberships'))
    .where('token_sha256', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  const tracks = row.kind === 'tracker';
  const memberships = tracks ? [] : row.memberships;
  const of = (kind: Membership['kind']) => memberships.filter((one) => one.kind === kind).map(({ id }) => id);
  return {
    actor: {
      person: row.id,
      name: row.name,
      kind: row.kind,
      device: row.device_id,
      freelancer: row.freelancer !== null,
      operator: row.is_operator && !tracks,
      organisations: of('client'),
      agencies: of('agency'),
      roles: Object.fromEntries(memberships.map(({ id, role }) => [id, role])),
    },
    lastSeenAt: Number(row.last_seen_at),
    expiresAt: Number(row.expires_at),
  };
}

export async function noteSeen(db: Database, key: Buffer, at: Instant): Promise<void> {
  await db.updateTable('sign_in').set({ last_seen_at: at }).where('token_sha256', '=', key).execute();
}

export async function removeSignIn(db: Database | Trx, key: Buffer): Promise<void> {
  await db.deleteFrom('sign_in').where('token_sha256', '=', key).execute();
}

export interface SignInRow {
  readonly key: Buffer;
  readonly kind: 'browser' | 'program';
  readonly name: string;
  readonly since: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

/** Somebody's browsers and programs, the last used first. */
export async function signInsOf(db: Database, person: string, limit: number): Promise<SignInRow[]> {
  const rows = await db
    .selectFrom('sign_in')
    .selectAll()
    .where('person_id', '=', person)
    .where('kind', '<>', 'tracker')
    .orderBy('last_seen_at', 'desc')
    .orderBy('token_sha256')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    key: row.token_sha256,
    kind: row.kind === 'browser' ? 'browser' : 'program',
    name: row.name,
    since: Number(row.created_at),
    lastSeenAt: Number(row.last_seen_at),
    expiresAt: Number(row.expires_at),
  }));
}

/** Ends everything that is signed in as a person but one. Answers how many. */
export async function endOthers(
  trx: Trx,
  { person, key, trackers }: { readonly person: string; readonly key: Buffer; readonly trackers: boolean },
): Promise<number> {
  const others = trx.deleteFrom('sign_in').where('person_id', '=', person).where('token_sha256', '<>', key);
  const { numDeletedRows } = await (trackers
    ? others
    : others.where('kind', '<>', 'tracker')
  ).executeTakeFirst();
  return Number(numDeletedRows);
}

/** What has expired is of no use to anybody but a thief. */
export async function removeExpired(db: Database | Trx, before: Instant): Promise<void> {
  await db.deleteFrom('sign_in').where('expires_at', '<=', BigInt(before)).execute();
}
