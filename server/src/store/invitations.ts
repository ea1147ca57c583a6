import type { Role } from '@stint/core/handshake/roles';
import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Party } from './party.ts';
import { emailKey } from './people.ts';

export interface InvitationRow {
  readonly id: string;
  readonly organisation: Party & { readonly kind: 'client' | 'agency' };
  readonly by: Party;
  readonly email: string;
  readonly emailKey: string;
  readonly role: Role | 'freelancer';
  readonly at: Instant;
  readonly expiresAt: Instant;
  readonly state: 'open' | 'accepted' | 'withdrawn';
  /** Who accepted it. */
  readonly person: string | null;
  /** What became of its mail; null where none was owed. */
  readonly mail: 'owed' | 'sending' | 'handed-over' | 'sent' | 'dropped' | 'failed' | 'unknown' | null;
}

/** An invitation, by its id or by the SHA-256 of its link's token; null when there is none. */
export async function invitationOf(
  db: Database | Trx,
  which: { readonly id: string } | { readonly token: Buffer },
): Promise<InvitationRow | null> {
  const query = invitations(db);
  const found =
    'id' in which
      ? query.where('invitation.id', '=', which.id)
      : query.where('token_sha256', '=', which.token);
  const row = await found.executeTakeFirst();
  return row ? invitationOfRow(row) : null;
}

/** Those of an organisation that are open at `now`, the newest first. */
export async function openInvitations(
  db: Database | Trx,
  organisation: string,
  now: Instant,
): Promise<InvitationRow[]> {
  const rows = await invitations(db)
    .where('invitation.organisation_id', '=', organisation)
    .where('invitation.state', '=', 'open')
    .where('invitation.expires_at', '>', BigInt(now))
    .orderBy('invitation.at', 'desc')
    .orderBy('invitation.id')
    .execute();
  return rows.map(invitationOfRow);
}

/** How many were made in the day before `now`, in an organisation's name or by one person. */
export async function invitationsOfADay(
  trx: Trx,
  { organisation, person }: { readonly organisation: string; readonly person: string },
  now: Instant,
): Promise<number> {
  const since = BigInt(now - DAY_SECONDS);
  const { ofOrganisation, ofPerson } = await trx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('invitation')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .where('organisation_id', '=', organisation)
        .where('at', '>', since)
        .as('ofOrganisation'),
      eb
        .selectFrom('invitation')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .where('by_person_id', '=', person)
        .where('at', '>', since)
        .as('ofPerson'),
    ])
    .executeTakeFirstOrThrow();
  return Math.max(Number(ofOrganisation), Number(ofPerson));
}

export interface NewInvitation {
  readonly id: string;
  readonly token: Buffer;
  readonly organisation: string;
  readonly email: string;
  readonly role: Role | 'freelancer';
  readonly by: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** Adds one; whoever holds the organisation has seen to it that no other to that address is open. */
export async function addInvitation(
  trx: Trx,
  { token, organisation, by, ...one }: NewInvitation,
): Promise<void> {
  const { id, email, role, at, expiresAt } = one;
  await trx
    .insertInto('invitation')
    .values({
      id,
      token_sha256: token,
      organisation_id: organisation,
      email,
      email_key: emailKey(email),
      role,
      by_person_id: by,
      at,
      expires_at: expiresAt,
      state: 'open',
      person_id: null,
    })
    .execute();
}

/** What is open to an address is open no longer. */
export async function withdrawOpen(trx: Trx, organisation: string, email: string): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ state: 'withdrawn' })
    .where('organisation_id', '=', organisation)
    .where('email_key', '=', emailKey(email))
    .where('state', '=', 'open')
    .execute();
}

/** From open to what became of it. */
export async function endInvitation(
  trx: Trx,
  id: string,
  end:
    | { readonly state: 'accepted'; readonly person: string }
    | { readonly state: 'withdrawn'; readonly person: null },
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ state: end.state, person_id: end.person })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

function invitations(db: Database | Trx) {
  return db
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
    .innerJoin('person', 'person.id', 'invitation.by_person_id')
    .leftJoin('mail', 'mail.invitation_id', 'invitation.id')
    .select([
      'invitation.id',
      'organisation.id as organisation_id',
      'organisation.name as organisation_name',
      'organisation.kind as organisation_kind',
      'person.id as by_id',
      'person.name as by_name',
      'invitation.email',
      'invitation.email_key',
      'invitation.role',
      'invitation.at',
      'invitation.expires_at',
      'invitation.state',
      'invitation.person_id as accepted_by',
      'mail.state as mail_state',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>;

function invitationOfRow(row: Row): InvitationRow {
  return {
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
    by: { id: row.by_id, name: row.by_name },
    email: row.email,
    emailKey: row.email_key,
    role: row.role,
    at: Number(row.at),
    expiresAt: Number(row.expires_at),
    state: row.state,
    person: row.accepted_by,
    mail: row.mail_state,
  };
}
