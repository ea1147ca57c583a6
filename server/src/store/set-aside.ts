import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { OpenWeek } from './money.ts';
import type { Part } from './part.ts';

/** A week that could not be closed, and what was said of it last. */
export interface SetAside extends OpenWeek {
  readonly title: string;
  readonly since: Instant;
  readonly triedAt: Instant;
  readonly tries: number;
  readonly says: string;
}

/** So much of what went wrong is kept. */
const LONGEST = 500;

/** The others go on without it. Again: what was said last, and how often. */
export async function setAside(
  db: Database,
  open: OpenWeek,
  { at, says }: { at: Instant; says: string },
): Promise<void> {
  // A text of the database has no NUL; what went wrong may have been that.
  const kept = says.replaceAll('\0', '').slice(0, LONGEST);
  await sql`
    insert into week_set_aside (freelancer_id, contract_id, week, since, tried_at, tries, says)
    values (${open.freelancer}, ${open.contract}, ${open.week}, ${at}, ${at}, 1, ${kept})
    on conflict (freelancer_id, contract_id, week) do update
      set tried_at = excluded.tried_at, tries = week_set_aside.tries + 1, says = excluded.says`.execute(db);
}

/** The ones set aside, the longest first. */
export async function weeksSetAside(db: Database, part: Part): Promise<SetAside[]> {
  const rows = await db
    .selectFrom('week_set_aside')
    .innerJoin('contract', 'contract.id', 'week_set_aside.contract_id')
    .select([
      'week_set_aside.freelancer_id',
      'contract_id',
      'week',
      'title',
      'since',
      'tried_at',
      'tries',
      'says',
    ])
    .orderBy('since')
    .orderBy('week')
    .orderBy('contract_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows.map((row) => ({
    freelancer: row.freelancer_id,
    contract: row.contract_id,
    week: Number(row.week),
    title: row.title,
    since: Number(row.since),
    triedAt: Number(row.tried_at),
    tries: row.tries,
    says: row.says,
  }));
}
