import type { Instant } from '@stint/core/instant';
import { type Insertable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Tables } from './schema.ts';

/** A mail that this house has taken in hand, and nobody else. */
export interface ClaimedMail {
  readonly id: string;
  /** Null for an invitation's. */
  readonly person: string | null;
  /** An invitation, with the token of its link; null for what a person is told. */
  readonly invitation: { readonly id: string; readonly token: string } | null;
  readonly digest: boolean;
  readonly madeAt: Instant;
  /** 1 for the first. */
  readonly attempt: number;
}

export type MailAnswer =
  | { readonly state: 'sent' | 'dropped' | 'failed' | 'unknown'; readonly fault: string | null }
  /** To be tried again. */
  | { readonly state: 'owed'; readonly fault: string; readonly nextAt: Instant };

/** After so long whoever had a mail in hand is gone: no attempt lasts half of it. */
const LEASE = '5 minutes';

/** Writes the intention. */
export async function addMail(
  trx: Trx,
  mail: { id: string; person: string; digest: boolean; at: Instant },
): Promise<void> {
  const { person: person_id, ...rest } = mail;
  await owe(trx, { ...rest, person_id, invitation_id: null, link_token: null });
}

/** The same of an invitation. The token is kept until the mail is out, and not longer. */
export async function addInvitationMail(
  trx: Trx,
  mail: { id: string; invitation: string; token: string; at: Instant },
): Promise<void> {
  const { id, invitation: invitation_id, token: link_token, at } = mail;
  await owe(trx, { id, digest: false, at, person_id: null, invitation_id, link_token });
}

async function owe(
  trx: Trx,
  {
    at,
    ...mail
  }: Pick<Insertable<Tables['mail']>, 'id' | 'person_id' | 'invitation_id' | 'link_token' | 'digest'> & {
    at: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('mail')
    .values({ ...mail, made_at: at, state: 'owed', next_at: at, answered_at: null, fault: null })
    .execute();
}

/** Mails to be sent now, the oldest first. */
export async function mailsOwed(db: Database, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mail')
    .select('id')
    .where('state', '=', 'owed')
    .where('next_at', '<=', BigInt(now))
    .orderBy('made_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a mail in hand; null when somebody else has, or had. */
export async function claimMail(db: Database, id: string): Promise<ClaimedMail | null> {
  const row = await db
    .updateTable('mail')
    .set({ state: 'sending', attempts: sql`attempts + 1`, claimed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'owed')
    .returningAll()
    .executeTakeFirst();
  if (!row) return null;
  return {
    id,
    person: row.person_id,
    invitation: row.invitation_id === null ? null : { id: row.invitation_id, token: row.link_token ?? '' },
    digest: row.digest,
    madeAt: Number(row.made_at),
    attempt: row.attempts,
  };
}

/** From here on it may have arrived, whatever becomes of us. False: it is no longer ours, and must not go out. */
export async function noteHandedOver(db: Database, { id, attempt }: ClaimedMail): Promise<boolean> {
  const row = await db
    .updateTable('mail')
    .set({ state: 'handed-over' })
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'sending')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down what became of an attempt; nothing, where it is no longer ours. */
export async function answerMail(
  db: Database,
  { id, attempt }: ClaimedMail,
  answer: MailAnswer,
  at: Instant,
): Promise<void> {
  const { state, fault } = answer;
  await db
    .updateTable('mail')
    .set(
      answer.state === 'owed'
        ? { state, fault, next_at: answer.nextAt, claimed_at: null }
        : { state, fault, answered_at: at, claimed_at: null, link_token: null },
    )
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', 'in', ['sending', 'handed-over'])
    .execute();
}

/**
 * Mails that a house had in hand when it went away. What had not been handed over is owed again; of what had, nobody
 * can say whether it has arrived: it is not sent twice, and told to the operator.
 */
export async function mendMails(db: Database, at: Instant): Promise<void> {
  await sql`
    update mail set claimed_at = null,
      state = case state when 'sending' then 'owed' else 'unknown' end,
      answered_at = case state when 'sending' then null else ${at}::bigint end,
      link_token = case state when 'sending' then link_token end,
      fault = 'the house went away while it was sending'
    where state in ('sending', 'handed-over') and claimed_at < clock_timestamp() - ${LEASE}::interval`.execute(
    db,
  );
}

export interface MailTrouble {
  readonly at: Instant;
  /** A name; the address, where an invitation was to go. */
  readonly person: string;
  readonly state: 'failed' | 'unknown';
  readonly fault: string;
}

/** How the post stands: what waits, what was sent, and the newest of what will not arrive. */
export async function mailsNow(
  db: Database,
  limit: number,
): Promise<{ waiting: number; sent: number; trouble: MailTrouble[] }> {
  const counted = await db
    .selectFrom('mail')
    .select(({ fn, eb }) => [
      fn
        .countAll()
        .filterWhere(eb('state', 'in', ['owed', 'sending', 'handed-over']))
        .as('waiting'),
      fn.countAll().filterWhere('state', '=', 'sent').as('sent'),
    ])
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('mail')
    .leftJoin('person', 'person.id', 'mail.person_id')
    .leftJoin('invitation', 'invitation.id', 'mail.invitation_id')
    .select(['answered_at', 'mail.state', 'fault'])
    .select(({ fn }) => fn.coalesce('person.name', 'invitation.email').as('whose'))
    .where('mail.state', 'in', ['failed', 'unknown'])
    .orderBy('answered_at', 'desc')
    .limit(limit)
    .execute();
  return {
    waiting: Number(counted.waiting),
    sent: Number(counted.sent),
    trouble: rows.map(({ answered_at, whose, state, fault }) => ({
      at: Number(answered_at),
      person: whose ?? '',
      state: state === 'failed' ? 'failed' : 'unknown',
      fault: fault ?? '',
    })),
  };
}

/** The key by which links in mails are signed. */
export async function signingKey(db: Database): Promise<Buffer> {
  const { bytes } = await db.selectFrom('signing_key').select('bytes').executeTakeFirstOrThrow();
  return bytes;
}
