import type { Instant } from '@stint/core/instant';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReportTables } from './report-tables.ts';

export interface FeedRow {
  readonly id: string;
  readonly person: string;
  /** Sorted; null: all of one's own. */
  readonly contracts: readonly string[] | null;
  readonly memos: boolean;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant | null;
}

export async function feedsOf(db: Database | Trx, person: string): Promise<FeedRow[]> {
  const rows = await db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(feedOfRow);
}

/** The feed of a token, by its SHA-256; null when there is none. */
export async function feedOfToken(db: Database, token: Buffer): Promise<FeedRow | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('token_sha256', '=', token)
    .executeTakeFirst();
  return row ? feedOfRow(row) : null;
}

export async function addFeed(
  trx: Trx,
  token: Buffer,
  { id, person, contracts, memos, madeAt }: FeedRow,
): Promise<void> {
  await trx
    .insertInto('calendar_feed')
    .values({
      id,
      token_sha256: token,
      person_id: person,
      contracts: contracts && [...contracts],
      shows_memos: memos,
      made_at: madeAt,
    })
    .execute();
}

/** Whether there was such a one of the person's. */
export async function dropFeed(
  db: Database | Trx,
  { id, person }: { id: string; person: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('calendar_feed')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function noteFeedUsed(db: Database, id: string, at: Instant): Promise<void> {
  await db.updateTable('calendar_feed').set({ last_used_at: at }).where('id', '=', id).execute();
}

function feedOfRow(row: Selectable<ReportTables['calendar_feed']>): FeedRow {
  return {
    id: row.id,
    person: row.person_id,
    contracts: row.contracts,
    memos: row.shows_memos,
    madeAt: Number(row.made_at),
    lastUsedAt: row.last_used_at === null ? null : Number(row.last_used_at),
  };
}
