import { JOB_OPEN_SECONDS, JOB_WARNED_SECONDS } from '@stint/core/handshake/job';
import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Part } from './part.ts';

export interface JobDue {
  readonly job: string;
}

/** Open jobs that soon close by themselves and whose client was not warned of that since their last activity. */
export async function jobsToWarn(db: Database, now: Instant, part: Part): Promise<JobDue[]> {
  const rows = await quietJobs(db, part)
    .where('last_activity_at', '<=', BigInt(now - JOB_WARNED_SECONDS))
    .where('last_activity_at', '>', BigInt(now - JOB_OPEN_SECONDS))
    .where(sql<boolean>`warned_of is distinct from last_activity_at`)
    .execute();
  return rows.map(({ id }) => ({ job: id }));
}

/** Jobs that have closed by themselves and whose client was not told so. */
export async function jobsToTell(db: Database, now: Instant, part: Part): Promise<JobDue[]> {
  const rows = await quietJobs(db, part)
    .where('last_activity_at', '<=', BigInt(now - JOB_OPEN_SECONDS))
    .execute();
  return rows.map(({ id }) => ({ job: id }));
}

/** As the index `job_open` has it. */
const UNTOLD = sql<boolean>`told_of is distinct from last_activity_at`;

/** The next instant after `after` at which a job is warned of, or expires. */
export async function nextJob(db: Database, after: Instant): Promise<Instant | null> {
  const steps = [JOB_WARNED_SECONDS, JOB_OPEN_SECONDS];
  const found = await Promise.all(
    steps.map(async (seconds) => {
      const row = await db
        .selectFrom('job')
        .select(({ fn }) => fn.min('last_activity_at').as('at'))
        .where('closed_at', 'is', null)
        .where(UNTOLD)
        .where('last_activity_at', '>', BigInt(after - seconds))
        .executeTakeFirst();
      return typeof row?.at === 'bigint' ? [Number(row.at) + seconds] : [];
    }),
  );
  const instants = found.flat();
  return instants.length === 0 ? null : Math.min(...instants);
}

function quietJobs(db: Database, part: Part) {
  return db
    .selectFrom('job')
    .select('id')
    .where('closed_at', 'is', null)
    .where(UNTOLD)
    .orderBy('last_activity_at')
    .orderBy('id')
    .limit(part.limit)
    .offset(part.past);
}
