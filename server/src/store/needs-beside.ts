import { JOB_OPEN_SECONDS } from '@stint/core/handshake/job';
import type { Instant } from '@stint/core/instant';
import { weekClock } from '@stint/core/week';
import { SILENT_SECONDS } from '@stint/wire/desk';
import { sql } from 'kysely';
import type { Database } from './database.ts';

// What waits for somebody beside their contracts: jobs, cards, trackers, and the work of the house itself.

export interface JobUnread {
  readonly id: string;
  readonly title: string;
  readonly last_activity_at: Instant;
  readonly count: number;
}

/** Open jobs of these organisations with proposals that nobody has opened; the one that closes first. */
export async function jobsUnread(
  db: Database,
  organisations: readonly string[],
  { now, limit }: { now: Instant; limit: number },
): Promise<JobUnread[]> {
  if (organisations.length === 0) return [];
  const { rows } = await sql<{ id: string; title: string; last_activity_at: bigint; count: number }>`
    select job.id, title, last_activity_at, count(*)::int as count
    from job join proposal on proposal.job_id = job.id
    where organisation_id = any (${[...organisations]}::uuid[]) and closed_at is null
      and last_activity_at > ${now - JOB_OPEN_SECONDS}
      and viewed_at is null and state = 'sent'
    group by job.id order by last_activity_at, job.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, last_activity_at: Number(row.last_activity_at) }));
}

/** Of these organisations those that have a running contract and no verified payment method. */
export async function unverified(
  db: Database,
  organisations: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (organisations.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any (${[...organisations]}::uuid[])
      and not exists (
        select from payment_method where organisation_id = organisation.id and verified_at is not null)
      and exists (
        select from contract where organisation_id = organisation.id and not exists (
          select from contract_standing as ended where ended.contract_id = contract.id and what = 'ended'))
    order by name, id`.execute(db);
  return rows;
}

export interface TrackersNow {
  /** A session that one of them said it runs, and of which nothing was heard for a while. */
  readonly silent: { readonly name: string; readonly contract: string; readonly heardAt: Instant } | null;
  /** Of somebody with running contracts and no tracker left: the one that was given back last. */
  readonly last: { readonly name: string; readonly revokedAt: Instant } | null;
}

/** `wall` is the world's time, by which trackers are heard. */
export async function trackersNow(db: Database, freelancer: string, wall: Instant): Promise<TrackersNow> {
  const { rows } = await sql<TrackersRow>`
    select 'silent' as what, device.name, contract_id::text as contract, heard_at as at
    from desk_session join device on device.id = device_id
    where freelancer_id = ${freelancer}::uuid and heard_at <= ${wall - SILENT_SECONDS}
    union all (
      select 'last', name, '', revoked_at from device
      where person_id = ${freelancer}::uuid and revoked_at is not null
        and not exists (
          select from device as other where other.person_id = device.person_id and other.revoked_at is null)
        and exists (
          select from contract where freelancer_id = device.person_id and not exists (
            select from contract_standing as ended where ended.contract_id = contract.id and what = 'ended'))
      order by revoked_at desc limit 1)`.execute(db);
  const silent = rows.find(({ what }) => what === 'silent');
  const last = rows.find(({ what }) => what === 'last');
  return {
    silent: silent ? { name: silent.name, contract: silent.contract, heardAt: Number(silent.at) } : null,
    last: last ? { name: last.name, revokedAt: Number(last.at) } : null,
  };
}

interface TrackersRow {
  readonly what: 'silent' | 'last';
  readonly name: string;
  readonly contract: string;
  readonly at: bigint;
}

export type LateWork = 'weeks' | 'set-aside' | 'charges' | 'payouts' | 'tellings';

export interface Late {
  readonly what: LateWork;
  readonly count: number;
  readonly since: Instant;
  /** What went wrong with the first of them, where that is known. */
  readonly says: string | null;
}

/** What the house should have done a good while ago, and has not; only what there is. `since`: since when it was due. */
export async function workLate(db: Database, now: Instant, patience: number): Promise<Late[]> {
  const late = now - patience;
  const { locksAt } = weekClock(0);
  const { rows } = await sql<Omit<Late, 'since'> & { since: bigint }>`
    select * from (
      select 'weeks' as what, count(*)::int as count, min(week) + ${locksAt} as since, null as says
        from work_week where not closed and week <= ${late - locksAt}
      union all select 'set-aside', count(*)::int, min(since),
          (array_agg(title || ': ' || says order by since, week, contract_id))[1]
        from week_set_aside join contract on contract.id = contract_id
      union all select 'charges', count(*)::int, min(asked_at), null from (
          select asked_at from charge where state = 'asked' and asked_at <= ${late}
          union all select asked_at from escrow_deposit where state = 'asked' and asked_at <= ${late}) as asked
      union all select 'payouts', count(*)::int, min(asked_at), null from payout
        where state = 'asked' and via = 'processor' and asked_at <= ${late}
      union all select 'tellings', count(*)::int, min(due_at), null
        from telling_owed where due_at between 1 and ${late}
    ) as work where count > 0`.execute(db);
  return rows.map((row) => ({ ...row, since: Number(row.since) }));
}

/** Mails that will not arrive, of the last while; null where there is none. */
export async function mailsLost(
  db: Database,
  since: Instant,
): Promise<{ count: number; fault: string } | null> {
  const { rows } = await sql<{ count: number; fault: string }>`
    select count(*)::int as count, coalesce((array_agg(fault order by answered_at desc))[1], '') as fault
    from mail where state in ('failed', 'unknown') and answered_at >= ${since} having count(*) > 0`.execute(
    db,
  );
  return rows[0] ?? null;
}
