import type { Instant } from '@stint/core/instant';
import type { ProcessorEvent } from '../outside/payments/processor.ts';
import type { Database } from './database.ts';
import type { Part } from './part.ts';

/** An event that nothing was done about yet. */
export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  readonly object: string;
  readonly ourId: string | null;
}

/** Keeps what happened at the processor, each once. Answers how many of it are new. */
export async function addEvents(
  db: Database,
  events: readonly ProcessorEvent[],
  at: Instant,
): Promise<number> {
  if (events.length === 0) return 0;
  const added = await db
    .insertInto('processor_event')
    .values(
      events.map(({ id, type, at: happened, object, ourId }) => ({
        id,
        kind: type,
        at: happened,
        object,
        our_id: ourId,
        received_at: at,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** What nothing was done about yet, in the order in which it came. */
export async function eventsWaiting(db: Database, _now: Instant, part: Part): Promise<WaitingEvent[]> {
  const rows = await db
    .selectFrom('processor_event')
    .select(['id', 'kind', 'object', 'our_id'])
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map(({ id, kind, object, our_id: ourId }) => ({ id, type: kind, object, ourId }));
}

/** False when somebody else has. */
export async function markHandled(db: Database, id: string, at: Instant): Promise<boolean> {
  const handled = await db
    .updateTable('processor_event')
    .set({ handled_at: at })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return handled !== undefined;
}

/** How often the list of events is read beside the webhooks. */
const READ_EVERY_SECONDS = 3600;

/** The list is due to be read: once an hour, where the processor was told to send events at all. */
export async function readingsDue(db: Database, now: Instant): Promise<{ readonly since: Instant }[]> {
  const told = await db.selectFrom('processor_webhook').select('url').limit(1).executeTakeFirst();
  if (!told) return [];
  const last = await db.selectFrom('processor_reading').selectAll().executeTakeFirst();
  if (last && now < Number(last.read_at) + READ_EVERY_SECONDS) return [];
  return [{ since: last ? Number(last.events_to) : 0 }];
}

export async function noteReading(db: Database, read: { eventsTo: Instant; at: Instant }): Promise<void> {
  const row = { events_to: read.eventsTo, read_at: read.at };
  await db
    .insertInto('processor_reading')
    .values(row)
    .onConflict((conflict) => conflict.column('one').doUpdateSet(row))
    .execute();
}

/** The secrets with which the processor may sign a letter to one of the house's addresses. */
export async function webhookSecrets(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('processor_webhook')
    .select('secret')
    .orderBy('opened_at', 'desc')
    .execute();
  return rows.map(({ secret }) => secret);
}

export async function knowsWebhook(db: Database, url: string): Promise<boolean> {
  const row = await db
    .selectFrom('processor_webhook')
    .select('url')
    .where('url', '=', url)
    .executeTakeFirst();
  return row !== undefined;
}

export async function keepWebhook(
  db: Database,
  { url, secret, at }: { url: string; secret: string; at: Instant },
): Promise<void> {
  await db
    .insertInto('processor_webhook')
    .values({ url, secret, opened_at: at })
    .onConflict((conflict) => conflict.column('url').doUpdateSet({ secret, opened_at: at }))
    .execute();
}
