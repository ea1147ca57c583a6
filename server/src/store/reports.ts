import type { Instant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import type { ReportQuery } from '@stint/wire/reports';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReportTables } from './report-tables.ts';

/** Of these contracts (null: of all) those with work between two weeks, both of them in it: which weeks, in order. */
export async function workedBetween(
  db: Database,
  contracts: readonly string[] | null,
  { first, last }: { first: Week; last: Week },
): Promise<Map<string, Week[]>> {
  if (contracts?.length === 0) return new Map();
  const rows = await db
    .selectFrom('contract')
    .innerJoin('work_week', (join) =>
      join
        .onRef('work_week.freelancer_id', '=', 'contract.freelancer_id')
        .onRef('work_week.contract_id', '=', 'contract.id'),
    )
    .select(['contract.id', 'week'])
    .where(
      contracts === null ? sql<boolean>`true` : sql<boolean>`contract.id = any (${[...contracts]}::uuid[])`,
    )
    .where('week', '>=', BigInt(first))
    .where('week', '<=', BigInt(last))
    .orderBy('contract.id')
    .orderBy('week')
    .execute();
  const byContract = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byContract].map(([id, some]) => [id, some.map(({ week }) => Number(week))]));
}

export interface KeptRow {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly query: ReportQuery;
  readonly version: number;
  readonly changedAt: Instant;
}

/** The reports that somebody keeps, by name. */
export async function keptReports(db: Database | Trx, person: string): Promise<KeptRow[]> {
  const rows = await db
    .selectFrom('kept_report')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(keptOfRow);
}

/** One by its id, whoever keeps it; null when there is none. */
export async function keptReport(db: Database | Trx, id: string): Promise<KeptRow | null> {
  const row = await db.selectFrom('kept_report').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? keptOfRow(row) : null;
}

export async function addKept(trx: Trx, { person, changedAt, query, ...one }: KeptRow): Promise<void> {
  await trx
    .insertInto('kept_report')
    .values({ ...one, person_id: person, query: JSON.stringify(query), changed_at: changedAt })
    .execute();
}

/** Whether it was the person's own, and of that version still. */
export async function changeKept(
  db: Database,
  { id, person, name, query, version, changedAt }: KeptRow,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('kept_report')
    .set({ name, query: JSON.stringify(query), version: version + 1, changed_at: changedAt })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether there was such a one of the person's. */
export async function dropKept(
  db: Database,
  { id, person }: { id: string; person: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('kept_report')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function keptOfRow(row: Selectable<ReportTables['kept_report']>): KeptRow {
  return {
    id: row.id,
    person: row.person_id,
    name: row.name,
    query: row.query as ReportQuery,
    version: row.version,
    changedAt: Number(row.changed_at),
  };
}
