import type { Instant } from '@stint/core/instant';
import type { Kind, Told } from '@stint/wire/told';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { NotificationTables } from './notification-tables.ts';
import type { Part } from './part.ts';

export type NotificationRow = Selectable<NotificationTables['notification']>;

export interface NewNotification {
  readonly id: string;
  readonly person: string;
  /** What happened, by one name: nobody is told the same event twice. */
  readonly event: string;
  readonly told: Told;
  readonly at: Instant;
  readonly inApp: boolean;
  readonly digestAt: Instant | null;
  readonly mail: string | null;
}

/** Writes it down. False when this person has been told this event. */
export async function addNotification(trx: Trx, one: NewNotification): Promise<boolean> {
  const added = await trx
    .insertInto('notification')
    .values({
      id: one.id,
      person_id: one.person,
      event: one.event,
      kind: one.told.kind,
      facts: JSON.stringify(one.told.facts),
      at: one.at,
      in_app: one.inApp,
      digest_at: one.digestAt,
      mail_id: one.mail,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'event']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** How many of one kind somebody was told after `since`, of the `among` newest that they are shown. */
export async function toldOfKind(
  trx: Trx,
  { person, kind }: { person: string; kind: Kind },
  { since, among }: { since: Instant; among: number },
): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    select count(*)::int as told from (
      select kind, at from notification where person_id = ${person}::uuid and in_app order by n desc limit ${among}
    ) as newest where kind = ${kind} and at > ${since}`.execute(trx);
  return rows[0]?.told ?? 0;
}

/** The newest of somebody's that are shown, the newest first, `limit` of them; `before`: those that came before that one. */
export async function notificationsOf(
  db: Database,
  person: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<NotificationRow[]> {
  let query = shownTo(db, person).selectAll().orderBy('n', 'desc').limit(limit);
  if (before !== null) {
    const last = db
      .selectFrom('notification')
      .select('n')
      .where('id', '=', before)
      .where('person_id', '=', person);
    query = query.where('n', '<', last);
  }
  return query.execute();
}

export async function unreadOf(db: Database, person: string): Promise<number> {
  const row = await shownTo(db, person)
    .select(({ fn }) => fn.countAll().as('count'))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Marks as read what is named, or all up to the one named, that one too. */
export async function markRead(
  db: Database,
  person: string,
  which: { ids: readonly string[] } | { upTo: string },
  at: Instant,
): Promise<void> {
  let query = db
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', person)
    .where('in_app', '=', true)
    .where('read_at', 'is', null);
  if ('ids' in which) query = query.where('id', 'in', [...which.ids]);
  else {
    const last = db
      .selectFrom('notification')
      .select('n')
      .where('id', '=', which.upTo)
      .where('person_id', '=', person);
    query = query.where('n', '<=', last);
  }
  if ('ids' in which && which.ids.length === 0) return;
  await query.execute();
}

/** People for whom a digest is due. */
export async function digestsDue(db: Database, now: Instant, part: Part): Promise<{ person: string }[]> {
  const rows = await db
    .selectFrom('notification')
    .select('person_id')
    .distinct()
    .where('digest_at', '<=', BigInt(now))
    .where('mail_id', 'is', null)
    .orderBy('person_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map(({ person_id }) => ({ person: person_id }));
}

/** What waits in somebody's digest until `now`; nobody else takes it until the transaction ends. */
export async function lockDigest(trx: Trx, person: string, now: Instant): Promise<NotificationRow[]> {
  return trx
    .selectFrom('notification')
    .selectAll()
    .where('person_id', '=', person)
    .where('digest_at', '<=', BigInt(now))
    .where('mail_id', 'is', null)
    .orderBy('n')
    .forUpdate()
    .execute();
}

/** Puts these into a mail. */
export async function putIntoMail(trx: Trx, ns: readonly bigint[], mail: string): Promise<void> {
  if (ns.length === 0) return;
  await trx
    .updateTable('notification')
    .set({ mail_id: mail })
    .where('n', 'in', [...ns])
    .execute();
}

/** Takes what no longer waits for a digest out of it: of these, or of these kinds. */
export async function leaveDigest(
  trx: Trx,
  person: string,
  which: { ns: readonly bigint[] } | { kinds: readonly Kind[] },
): Promise<void> {
  const query = trx
    .updateTable('notification')
    .set({ digest_at: null })
    .where('person_id', '=', person)
    .where('mail_id', 'is', null)
    .where('digest_at', 'is not', null);
  const [column, values] = 'ns' in which ? (['n', which.ns] as const) : (['kind', which.kinds] as const);
  if (values.length > 0) await query.where(column, 'in', [...values] as never[]).execute();
}

/** Another zone or rhythm: what waits goes with the next digest of the new one; what is due now is not put off. */
export async function moveDigest(
  trx: Trx,
  person: string,
  { now, to }: { now: Instant; to: Instant },
): Promise<void> {
  await trx
    .updateTable('notification')
    .set({ digest_at: to })
    .where('person_id', '=', person)
    .where('mail_id', 'is', null)
    .where('digest_at', '>', BigInt(now))
    .execute();
}

/** The next instant after `after` at which a digest is due. */
export async function nextDigest(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('notification')
    .select(({ fn }) => fn.min('digest_at').as('at'))
    .where('digest_at', '>', BigInt(after))
    .where('mail_id', 'is', null)
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) : null;
}

/** What a mail tells, oldest first. */
export function notificationsIn(db: Database, mail: string): Promise<NotificationRow[]> {
  return db.selectFrom('notification').selectAll().where('mail_id', '=', mail).orderBy('n').execute();
}

/** SQL for: somebody has been told this event. */
export function someoneWasTold(event: ReturnType<typeof sql<string>>) {
  return sql<boolean>`exists (select from notification where event = ${event})`;
}

function shownTo(db: Database, person: string) {
  return db.selectFrom('notification').where('person_id', '=', person).where('in_app', '=', true);
}
