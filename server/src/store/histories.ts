import type { Instant } from '@stint/core/instant';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

/** One contract of somebody's history; hours are of weeks that are closed. */
export interface PastRow {
  readonly contract: string;
  readonly title: string;
  readonly kind: 'hourly' | 'fixed';
  readonly from: Instant;
  readonly to: Instant | null;
  readonly trackedSeconds: number;
  readonly manualSeconds: number;
}

export interface History {
  /** The newest, at most so many as were asked for. */
  readonly past: readonly PastRow[];
  readonly made: number;
  readonly done: number;
  /** With how many different freelancers, or clients. */
  readonly others: number;
  /** Of all contracts, in closed weeks. */
  readonly trackedSeconds: number;
  readonly manualSeconds: number;
}

interface Row {
  id: string;
  title: string;
  kind: 'hourly' | 'fixed';
  starts_at: bigint;
  ended_at: bigint | null;
  tracked: bigint;
  manual: bigint;
  made: bigint;
  done: bigint;
  others: bigint;
  all_tracked: bigint;
  all_manual: bigint;
}

/** The contracts of a freelancer, or of a client: the newest of them, and sums over all. */
export async function historyOf(
  db: Database | Trx,
  whose: { readonly freelancer: string } | { readonly organisation: string },
  limit: number,
): Promise<History> {
  const theirs =
    'freelancer' in whose
      ? sql`contract.freelancer_id = ${whose.freelancer}`
      : sql`contract.organisation_id = ${whose.organisation}`;
  const other = 'freelancer' in whose ? sql.ref('organisation_id') : sql.ref('freelancer_id');
  const { rows } = await sql<Row>`
    with theirs as (
      select contract.id, title, kind, starts_at, contract.freelancer_id, contract.organisation_id, ended.at as ended_at,
        (select coalesce(sum(tracked_seconds), 0) from timesheet
          where timesheet.freelancer_id = contract.freelancer_id and contract_id = contract.id)::bigint as tracked,
        (select coalesce(sum(manual_seconds), 0) from timesheet
          where timesheet.freelancer_id = contract.freelancer_id and contract_id = contract.id)::bigint as manual
      from contract
      left join contract_standing as ended on ended.contract_id = contract.id and ended.what = 'ended'
      where ${theirs}
    )
    select id, title, kind, starts_at, ended_at, tracked, manual,
      count(*) over () as made, count(ended_at) over () as done,
      (select count(distinct ${other}) from theirs) as others,
      (sum(tracked) over ())::bigint as all_tracked, (sum(manual) over ())::bigint as all_manual
    from theirs order by starts_at desc, id limit ${limit}`.execute(db);
  const [first] = rows;
  return {
    past: rows.map((row) => ({
      contract: row.id,
      title: row.title,
      kind: row.kind,
      from: Number(row.starts_at),
      to: row.ended_at === null ? null : Number(row.ended_at),
      trackedSeconds: Number(row.tracked),
      manualSeconds: Number(row.manual),
    })),
    made: Number(first?.made ?? 0),
    done: Number(first?.done ?? 0),
    others: Number(first?.others ?? 0),
    trackedSeconds: Number(first?.all_tracked ?? 0),
    manualSeconds: Number(first?.all_manual ?? 0),
  };
}

export interface Payer {
  readonly verifiedAt: Instant | null;
  readonly jobsPosted: number;
  readonly jobsOpen: number;
  readonly paidSeconds: number;
  /** Invoices whose charge was answered, and those of them that the first attempt paid. */
  readonly charged: number;
  readonly chargedFirst: number;
}

/** How a client pays, from the books: `openSince`: jobs with an activity after it are open. */
export async function payerOf(db: Database, organisation: string, openSince: Instant): Promise<Payer> {
  const { rows } = await sql<{
    verified: bigint | null;
    posted: bigint;
    open: bigint;
    paid: bigint;
    charged: bigint;
    first: bigint;
  }>`
    select
      (select min(verified_at) from payment_method where organisation_id = ${organisation}) as verified,
      (select count(*) from job where organisation_id = ${organisation}) as posted,
      (select count(*) from job where organisation_id = ${organisation} and closed_at is null
        and last_activity_at > ${openSince}) as open,
      (select coalesce(sum(seconds), 0) from invoice_line as line where organisation_id = ${organisation}
        and exists (select from charge where charge.organisation_id = line.organisation_id
          and charge.contract_id = line.contract_id and charge.week = line.week and state = 'succeeded'))::bigint as paid,
      (select count(*) from charge where organisation_id = ${organisation} and attempt = 1 and week is not null and state <> 'asked') as charged,
      (select count(*) from charge where organisation_id = ${organisation} and attempt = 1 and week is not null and state = 'succeeded') as first
  `.execute(db);
  const row = rows[0];
  const verified = row?.verified ?? null;
  return {
    verifiedAt: verified === null ? null : Number(verified),
    jobsPosted: Number(row?.posted ?? 0),
    jobsOpen: Number(row?.open ?? 0),
    paidSeconds: Number(row?.paid ?? 0),
    charged: Number(row?.charged ?? 0),
    chargedFirst: Number(row?.first ?? 0),
  };
}
