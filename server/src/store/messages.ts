import type { Instant } from '@stint/core/instant';
import type { ThreadEvent } from '@stint/wire/thread-events';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Tables } from './schema.ts';
import { lockThread, mayRead, type Reader } from './threads.ts';

export type MessageRow = Selectable<Tables['message']> & { readonly name: string | null };

/** Manual time that is asked for, as it is kept: instants as text. */
export interface KeptAsk {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Somebody's words in a thread. */
export interface Words {
  readonly id: string;
  readonly person: string;
  readonly side: 'freelancer' | 'client' | 'agency';
  readonly says: string;
  readonly ask: KeptAsk | null;
}

/**
 * Writes somebody's words at the end of a thread that is locked. Answers their number; null, and all is to be taken back,
 * where their id is taken, be it in another thread at this moment.
 */
export async function addWords(trx: Trx, thread: string, words: Words, at: Instant): Promise<number | null> {
  return addNext(trx, thread, at, {
    id: words.id,
    person_id: words.person,
    side: words.side,
    says: words.says,
    event: null,
    event_key: null,
    ask: words.ask === null ? null : JSON.stringify(words.ask),
  });
}

/** Writes what happened at the end of a thread, which it locks. False where it stands there already. */
export async function addEvent(
  trx: Trx,
  thread: string,
  { id, event, key, at }: { id: string; event: ThreadEvent; key: string; at: Instant },
): Promise<boolean> {
  await lockThread(trx, thread);
  const told = await trx
    .selectFrom('message')
    .select('n')
    .where('thread_id', '=', thread)
    .where('event_key', '=', key)
    .executeTakeFirst();
  if (told) return false;
  const row = { person_id: null, side: null, says: '', ask: null };
  const n = await addNext(trx, thread, at, { ...row, id, event: JSON.stringify(event), event_key: key });
  if (n === null) throw new Error('an id that was just drawn is taken');
  return true;
}

type NewRow = Pick<MessageRow, 'id' | 'person_id' | 'side' | 'says' | 'event_key'> & {
  readonly event: string | null;
  readonly ask: string | null;
};

/** The thread is locked, so the numbers have no gap; time never runs back in it. Null where the id is taken. */
async function addNext(trx: Trx, thread: string, at: Instant, row: NewRow): Promise<number | null> {
  const { last_n: n, last_at } = await trx
    .updateTable('thread')
    .set({ last_n: sql`last_n + 1`, last_at: sql`greatest(last_at, ${at}::bigint)` })
    .where('id', '=', thread)
    .returning(['last_n', 'last_at'])
    .executeTakeFirstOrThrow();
  const added = await trx
    .insertInto('message')
    .values({ ...row, thread_id: thread, n, at: last_at, granted_at: null, granted_by: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('n')
    .executeTakeFirst();
  return added ? n : null;
}

/** Some of a thread's messages, oldest first: the newest `limit` of those before `before`. */
export async function messagesOf(
  db: Database | Trx,
  thread: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<MessageRow[]> {
  let query = withNames(db).where('thread_id', '=', thread).orderBy('n', 'desc').limit(limit);
  if (before !== null) query = query.where('n', '<', before);
  return (await query.execute()).reverse();
}

export async function findMessage(
  db: Database | Trx,
  which: { id: string } | { thread: string; n: number },
): Promise<MessageRow | null> {
  const query =
    'id' in which
      ? withNames(db).where('message.id', '=', which.id)
      : withNames(db).where('thread_id', '=', which.thread).where('n', '=', which.n);
  return (await query.executeTakeFirst()) ?? null;
}

/** The newest message of each of these threads. */
export async function lastMessages(
  db: Database,
  threads: readonly string[],
): Promise<Map<string, MessageRow & { readonly files: number }>> {
  if (threads.length === 0) return new Map();
  const rows = await withNames(db)
    .innerJoin('thread', (join) =>
      join.onRef('thread.id', '=', 'message.thread_id').onRef('thread.last_n', '=', 'message.n'),
    )
    .select(
      sql<number>`(
        select count(*)::int from message_attachment as file where file.thread_id = thread.id and file.n = message.n
      )`.as('files'),
    )
    .where('thread.id', 'in', [...threads])
    .execute();
  return new Map(rows.map((row) => [row.thread_id, row]));
}

/** Notes that what a message asks for was granted. False where it was before. */
export async function noteGrant(
  trx: Trx,
  { thread, n, person, at }: { thread: string; n: number; person: string; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('message')
    .set({ granted_at: at, granted_by: person })
    .where('thread_id', '=', thread)
    .where('n', '=', n)
    .where('granted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Somebody has read a thread up to a message that it has; never less than before. */
export async function markRead(
  db: Database | Trx,
  { thread, person, n }: { thread: string; person: string; n: number },
): Promise<void> {
  await sql`
    insert into thread_read (thread_id, person_id, n)
    select id, ${person}::uuid, least(${n}::int, last_n) from thread where id = ${thread}::uuid
    on conflict (thread_id, person_id) do update set n = greatest(thread_read.n, excluded.n)
  `.execute(db);
}

/** Of these threads: up to where somebody has read, and how many messages of others came since. */
export async function readingOf(
  db: Database,
  reader: Reader,
  threads: readonly string[],
): Promise<Map<string, { readN: number; unread: number }>> {
  if (threads.length === 0) return new Map();
  const { rows } = await sql<{ id: string; read_n: number; unread: number }>`
    select thread.id, coalesce(thread_read.n, 0) as read_n, (
      select count(*)::int from message where ${isUnread(reader)}
    ) as unread
    from thread
    left join thread_read on thread_read.thread_id = thread.id and thread_read.person_id = ${reader.person}::uuid
    where thread.id = any (${[...threads]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, { readN: row.read_n, unread: row.unread }]));
}

/** How many messages of others somebody has not read, in all of their threads. */
export async function unreadOf(db: Database, reader: Reader): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread
    from thread
    left join thread_read on thread_read.thread_id = thread.id and thread_read.person_id = ${reader.person}::uuid
    join message on ${isUnread(reader)}
    where ${mayRead(reader)}
  `.execute(db);
  return rows[0]?.unread ?? 0;
}

/** For each of these people, the first message of others in a thread that they have not read. */
export async function firstUnread(
  trx: Trx,
  thread: string,
  people: readonly string[],
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const { rows } = await sql<{ person: string; n: number | null }>`
    select person, (
      select min(message.n) from message
      where message.thread_id = ${thread}::uuid and message.n > coalesce(thread_read.n, 0)
        and message.person_id is not null and message.person_id <> person
    ) as n
    from unnest(${[...people]}::uuid[]) as person
    left join thread_read on thread_read.thread_id = ${thread}::uuid and thread_read.person_id = person
  `.execute(trx);
  return new Map(rows.flatMap(({ person, n }) => (n === null ? [] : [[person, n] as const])));
}

/** Who read a thread need not be told any more that there is something to read in it. */
export async function readNoticesOf(
  db: Database | Trx,
  { thread, person, at }: { thread: string; person: string; at: Instant },
): Promise<void> {
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', person)
    .where('event', 'like', `message-received:${thread}:%`)
    .where('read_at', 'is', null)
    .execute();
}

/** What was written before somebody joined is not news to them. */
function isUnread({ person }: Reader) {
  return sql<boolean>`
    message.thread_id = thread.id and message.n > coalesce(thread_read.n, 0)
    and message.person_id is not null and message.person_id <> ${person}::uuid
    and (thread.freelancer_id = ${person}::uuid or message.at >= (
      select min(since) from organisation_member
      where person_id = ${person}::uuid and organisation_id in (thread.organisation_id, thread.agency_id)
    ))`;
}

function withNames(db: Database | Trx) {
  return db
    .selectFrom('message')
    .leftJoin('person', 'person.id', 'message.person_id')
    .selectAll('message')
    .select('person.name as name');
}
