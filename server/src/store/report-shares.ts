import type { Instant } from '@stint/core/instant';
import type { ReportQuery } from '@stint/wire/reports';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReportTables } from './report-tables.ts';

export interface ShareRow {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly query: ReportQuery;
  readonly money: boolean;
  readonly memos: boolean;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revoked: boolean;
}

/** A share by its id or by the SHA-256 of its link's token, revoked or not; null when there is none. */
export async function shareOf(
  db: Database | Trx,
  which: { readonly id: string } | { readonly token: Buffer },
): Promise<ShareRow | null> {
  const query = db.selectFrom('report_share').selectAll();
  const found =
    'id' in which ? query.where('id', '=', which.id) : query.where('token_sha256', '=', which.token);
  const row = await found.executeTakeFirst();
  return row ? shareOfRow(row) : null;
}

/** Those that somebody has made and not taken back, the newest first. */
export async function sharesOf(db: Database | Trx, person: string): Promise<ShareRow[]> {
  const rows = await db
    .selectFrom('report_share')
    .selectAll()
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(shareOfRow);
}

export async function addShare(
  trx: Trx,
  token: Buffer,
  { id, person, name, query, money, memos, madeAt, expiresAt }: ShareRow,
): Promise<void> {
  await trx
    .insertInto('report_share')
    .values({
      id,
      token_sha256: token,
      person_id: person,
      name,
      query: JSON.stringify(query),
      shows_money: money,
      shows_memos: memos,
      made_at: madeAt,
      expires_at: expiresAt,
    })
    .execute();
}

/** Whether there was such a one of the person's that was not taken back. */
export async function revokeShareOf(
  trx: Trx,
  { id, person, at }: { id: string; person: string; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('report_share')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteShareUsed(db: Database, id: string, at: Instant): Promise<void> {
  await db.updateTable('report_share').set({ last_used_at: at }).where('id', '=', id).execute();
}

function shareOfRow(row: Selectable<ReportTables['report_share']>): ShareRow {
  return {
    id: row.id,
    person: row.person_id,
    name: row.name,
    query: row.query as ReportQuery,
    money: row.shows_money,
    memos: row.shows_memos,
    madeAt: Number(row.made_at),
    expiresAt: Number(row.expires_at),
    lastUsedAt: row.last_used_at === null ? null : Number(row.last_used_at),
    revoked: row.revoked_at !== null,
  };
}
