import type { Instant } from '@stint/core/instant';
import type { Week } from '@stint/core/week';
import type { ReportQuery } from '@stint/wire/reports';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { ReportTables } from './report-tables.ts';

/** Of these contracts those with work between two weeks, both of them in it: which weeks, in order. */
export async function workedBetween(
  db: Database,
  contracts: readonly string[],
  { first, last }: { first: Week; last: Week },
): Promise<Map<string, Week[]>> {
  if (contracts.length === 0) return new Map();
  const rows = await db
    .selectFrom('contract')
    .innerJoin('work_week', (join) =>
      join
        .onRef('work_week.freelancer_id', '=', 'contract.freelancer_id')
        .onRef('work_week.contract_id', '=', 'contract.id'),
    )
    .select(['contract.id', 'week'])
    .where('contract.id', 'in', [...contracts])
    .where('week', '>=', BigInt(first))
    .where('week', '<=', BigInt(last))
    .orderBy('contract.id')
    .orderBy('week')
    .execute();
  const byContract = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byContract].map(([id, some]) => [id, some.map(({ week }) => Number(week))]));
}

export interface SavedRow {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly query: ReportQuery;
  readonly version: number;
  readonly changedAt: Instant;
}

/** The reports that somebody keeps, by name. */
export async function savedReports(db: Database | Trx, person: string): Promise<SavedRow[]> {
  const rows = await db
    .selectFrom('saved_report')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(savedOfRow);
}

/** One by its id, whoever keeps it; null when there is none. */
export async function savedReport(db: Database | Trx, id: string): Promise<SavedRow | null> {
  const row = await db.selectFrom('saved_report').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? savedOfRow(row) : null;
}

export async function addSaved(trx: Trx, { person, changedAt, query, ...one }: SavedRow): Promise<void> {
  await trx
    .insertInto('saved_report')
    .values({ ...one, person_id: person, query: JSON.stringify(query), changed_at: changedAt })
    .execute();
}

/** Whether it was the person's own, and of that version still. */
export async function changeSaved(
  db: Database,
  { id, person, name, query, version, changedAt }: SavedRow,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('saved_report')
    .set({ name, query: JSON.stringify(query), version: version + 1, changed_at: changedAt })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether there was such a one of the person's. */
export async function dropSaved(
  db: Database,
  { id, person }: { id: string; person: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_report')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function savedOfRow(row: Selectable<ReportTables['saved_report']>): SavedRow {
  return {
    id: row.id,
    person: row.person_id,
    name: row.name,
    query: row.query as ReportQuery,
    version: row.version,
    changedAt: Number(row.changed_at),
  };
}
