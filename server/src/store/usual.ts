import { DAY_SECONDS, HOUR_SECONDS, WEEK_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import type { Usual } from '@stint/core/usual';
import { type Week, weekSegments } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { DiaryKey } from './diary.ts';

const A_DAY = DAY_SECONDS / SEGMENT_SECONDS;
const AN_HOUR = HOUR_SECONDS / SEGMENT_SECONDS;
/** How far back is looked: eight weeks. */
const BACK = (8 * WEEK_SECONDS) / SEGMENT_SECONDS;

/** What was usual on a contract in the eight weeks before one of its weeks. */
export async function usualBefore(db: Database, key: DiaryKey, week: Week): Promise<Usual> {
  const { first } = weekSegments(week);
  const { rows } = await sql<{ segments: bigint; hours: number[] | null; apps: string[] | null }>`
    select count(*) as segments,
      array_agg(distinct (segment % ${sql.lit(A_DAY)}) / ${sql.lit(AN_HOUR)}) as hours,
      array_agg(distinct convert_from(record, 'UTF8')::jsonb ->> 'app') filter (where snapshot_at is not null) as apps
    from segment_record
    where freelancer_id = ${key.freelancer} and contract_id = ${key.contract}
      and segment >= ${first - BACK} and segment < ${first} and not late`.execute(db);
  const [row] = rows;
  return {
    segments: Number(row?.segments ?? 0),
    hours: new Set(row?.hours ?? []),
    apps: new Set((row?.apps ?? []).filter((app) => app !== null)),
  };
}
