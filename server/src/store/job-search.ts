import type { Instant } from '@stint/core/instant';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './database.ts';
import { type JobRow, jobOfRow, type LoadedJob, selectJobs } from './jobs.ts';
import { isProposalOf, type Proposer } from './proposals.ts';
import { queryOfWords } from './words.ts';

/** Which jobs somebody may see: these, and those that they have a proposal for. */
export interface JobScope extends Proposer {
  readonly everything: boolean;
  /** Those that are open. */
  readonly open: boolean;
  readonly organisations: readonly string[];
}

export interface JobFilter {
  readonly search: string | null;
  readonly kind: JobRow['kind'] | null;
  readonly level: JobRow['level'];
  readonly label: string | null;
  readonly currency: string | null;
  readonly rateAtLeast: bigint | null;
  readonly organisation: string | null;
  /** Those of the scope's own organisations alone. */
  readonly mine: boolean;
  readonly state: 'open' | 'closed' | 'expired' | 'all';
  /** A job whose last activity was then or before has expired. */
  readonly expiredBefore: Instant;
}

/** The last of a page; the next begins after it. */
export interface JobPlace {
  /** How well it matches, in millionths; 0 where nothing is searched for. */
  readonly rank: number;
  readonly postedAt: number;
  readonly id: string;
}

export type FoundJob = LoadedJob & { readonly place: JobPlace };

/** A page of jobs: the best match first, then the newest; in an order that no later job changes. */
export async function findJobs(
  db: Database,
  scope: JobScope,
  filter: JobFilter,
  { after, limit }: { after: JobPlace | null; limit: number },
): Promise<FoundJob[]> {
  const wanted = filter.search === null ? null : queryOfWords(filter.search);
  const rank =
    wanted === null ? sql<number>`0` : sql<number>`floor(ts_rank(job.words, ${wanted}) * 1000000)::int`;
  let query = selectJobs(db)
    .select(rank.as('rank'))
    .where(seenBy(scope, filter.expiredBefore))
    .where(matches(scope, filter));
  if (wanted !== null) query = query.where(sql<SqlBool>`job.words @@ ${wanted}`).orderBy(rank, 'desc');
  if (after !== null) {
    const { postedAt, id } = after;
    // Without a search its own two columns, so that an index can find the place.
    query = query.where(
      wanted === null
        ? sql<SqlBool>`(job.posted_at, job.id) < (${postedAt}::bigint, ${id}::uuid)`
        : sql<SqlBool>`(${rank}, job.posted_at, job.id) < (${after.rank}::int, ${postedAt}::bigint, ${id}::uuid)`,
    );
  }
  const rows = await query.orderBy('job.posted_at', 'desc').orderBy('job.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...jobOfRow(row),
    place: { rank: Number(row.rank), postedAt: Number(row.posted_at), id: row.id },
  }));
}

/** Never more than this, whatever is asked for. */
function seenBy(scope: JobScope, expiredBefore: Instant): RawBuilder<SqlBool> {
  if (scope.everything) return sql`true`;
  const { organisations } = scope;
  return sql`(
    (${scope.open} and ${isIn('open', expiredBefore)})
    or job.organisation_id = any(${[...organisations]}::uuid[])
    or exists (
      select from proposal where proposal.job_id = job.id and ${isProposalOf(scope)}
    )
  )`;
}

/** The part of it that is asked for. */
function matches(scope: JobScope, filter: JobFilter): RawBuilder<SqlBool> {
  const { kind, level, label, currency, rateAtLeast, organisation, mine } = filter;
  const parts = [isIn(filter.state, filter.expiredBefore)];
  if (kind !== null) parts.push(sql`job.kind = ${kind}`);
  if (level !== null) parts.push(sql`(job.level = ${level} or job.level is null)`);
  if (label !== null) parts.push(sql`job.labels @> ${[label]}::text[]`);
  if (currency !== null) parts.push(sql`job.currency = ${currency}`);
  if (rateAtLeast !== null) parts.push(sql`coalesce(job.rate_to, job.rate_from) >= ${rateAtLeast}::bigint`);
  if (organisation !== null) parts.push(sql`job.organisation_id = ${organisation}::uuid`);
  if (mine) parts.push(sql`job.organisation_id = any(${[...scope.organisations]}::uuid[])`);
  return sql`${sql.join(parts, sql` and `)}`;
}

/** At an instant before which, or at which, what was last touched then has expired. */
function isIn(state: JobFilter['state'], expiredBefore: Instant): RawBuilder<SqlBool> {
  switch (state) {
    case 'all':
      return sql`true`;
    case 'closed':
      return sql`job.closed_at is not null`;
    case 'open':
      return sql`(job.closed_at is null and job.last_activity_at > ${expiredBefore}::bigint)`;
    case 'expired':
      return sql`(job.closed_at is null and job.last_activity_at <= ${expiredBefore}::bigint)`;
  }
}
