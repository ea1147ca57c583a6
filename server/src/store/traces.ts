import type { Week } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

interface WeekKey {
  readonly organisation: string;
  readonly contract: string;
  readonly week: Week;
}

/** Of a week's invoice the ids of its refunds, its disputes, and what disputed; and how often the fund paid of it. */
export async function idsBehind(
  db: Database | Trx,
  { organisation, contract, week }: WeekKey,
): Promise<{ refunds: string[]; disputes: string[]; deeds: string[]; advances: number }> {
  const of = sql`organisation_id = ${organisation} and contract_id = ${contract} and week = ${week}`;
  const { rows } = await sql<{ what: 'refund' | 'dispute' | 'deed' | 'advance'; id: string }>`
    select 'refund' as what, id::text from refund where ${of}
    union all select 'dispute', id::text from dispute where ${of}
    union all select distinct 'deed', deed_id::text from dispute_segment where ${of}
    union all select 'advance', n::text from advance where ${of}`.execute(db);
  const ids = (what: string): string[] => rows.filter((row) => row.what === what).map(({ id }) => id);
  return {
    refunds: ids('refund'),
    disputes: ids('dispute'),
    deeds: ids('deed'),
    advances: Math.max(0, ...ids('advance').map(Number)),
  };
}

/** Whose week entries of the books are about, by the ids in their names. Those of no week are left out. */
export async function weeksOfEntries(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, { contract: string; week: Week }>> {
  const found = new Map<string, { contract: string; week: Week }>();
  const asked = new Map<string, string>();
  for (const id of ids) {
    const [, contract = '', day = ''] = OF_WEEK.exec(id) ?? [];
    if (contract !== '') found.set(id, { contract, week: Date.parse(`${day}T00:00:00Z`) / 1000 });
    else asked.set(id, OF_THING.exec(id)?.[1] ?? '');
  }
  const things = [...new Set(asked.values())].filter((thing) => thing !== '');
  if (things.length === 0) return found;
  const { rows } = await sql<{ id: string; contract_id: string; week: bigint }>`
    select id::text, contract_id, week from refund where id = any (${things}::uuid[])
    union select id::text, contract_id, week from dispute where id = any (${things}::uuid[])
    union select deed_id::text, contract_id, week from dispute_segment where deed_id = any (${things}::uuid[])`.execute(
    db,
  );
  const about = new Map(rows.map((row) => [row.id, { contract: row.contract_id, week: Number(row.week) }]));
  for (const [id, thing] of asked) {
    const of = about.get(thing);
    if (of) found.set(id, of);
  }
  return found;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OF_WEEK = new RegExp(`^[a-z-]+:(${UUID}):(\\d{4}-\\d{2}-\\d{2})(?::\\d+)?$`);
const OF_THING = new RegExp(`^(?:dispute|refund)-[a-z-]+:(${UUID})$`);
