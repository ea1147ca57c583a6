import { feedbackClosesAt } from '@stint/core/handshake/feedback';
import type { Instant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { Part } from './part.ts';

export type FeedbackSide = 'client' | 'freelancer';

/** What one side wrote of the other. */
export interface KeptFeedback {
  readonly side: FeedbackSide;
  readonly stars: number;
  readonly comment: string;
  readonly privateNote: string;
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string };
}

/** Seconds from a contract's end until its feedback closes. */
const OPEN_SECONDS = feedbackClosesAt(0);

/** What was given on a contract, by both sides; whoever reads it decides who may see it. */
export async function loadFeedback(db: Database | Trx, contract: string): Promise<KeptFeedback[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('person', 'person.id', 'by_person_id')
    .select(['side', 'stars', 'comment', 'private_note', 'at', 'by_person_id', 'person.name'])
    .where('contract_id', '=', contract)
    .orderBy('side')
    .execute();
  return rows.map((row) => ({
    side: row.side,
    stars: row.stars,
    comment: row.comment,
    privateNote: row.private_note,
    at: Number(row.at),
    by: { id: row.by_person_id, name: row.name },
  }));
}

/** Under the contract's lock. `shownAt`: when it is shown at the latest, whatever the other side does. */
export async function addFeedback(
  trx: Trx,
  contract: string,
  given: Omit<KeptFeedback, 'by'> & { by: string },
  shownAt: Instant,
): Promise<void> {
  await trx
    .insertInto('feedback')
    .values({
      contract_id: contract,
      side: given.side,
      stars: given.stars,
      comment: given.comment,
      private_note: given.privateNote,
      at: given.at,
      by_person_id: given.by,
    })
    .execute();
  await trx
    .insertInto('feedback_showing')
    .values({ contract_id: contract, at: shownAt, told: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes that both sides are told that their feedback is shown. False when they were told before, or there is none. */
export async function markShown(trx: Trx, contract: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('feedback_showing')
    .set({ told: true })
    .where('contract_id', '=', contract)
    .where('told', '=', false)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Contracts whose fourteen days are over, with feedback that nobody was told is shown now; the oldest first. */
export async function feedbackToShow(
  db: Database,
  now: Instant,
  part: Part,
): Promise<{ contract: string }[]> {
  return db
    .selectFrom('feedback_showing')
    .select('contract_id as contract')
    .where('told', '=', false)
    .where('at', '<=', BigInt(now))
    .orderBy('at')
    .orderBy('contract_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
}

/** When the next feedback is shown by the calendar. */
export async function nextShown(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('feedback_showing')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('told', '=', false)
    .where('at', '>', BigInt(after))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) : null;
}

/** A feedback that is public, with what it was about. */
export interface ShownFeedback {
  readonly contract: string;
  readonly title: string;
  /** Who wrote it: the organisation's name, or the freelancer's. */
  readonly from: string;
  readonly stars: number;
  readonly comment: string;
  readonly at: Instant;
}

/** What everybody may read of somebody: the newest, and of all of it the average and how many. */
export interface Reputation {
  /** Tenths of a star: 47 is 4.7; null where there is none. */
  readonly averageTenths: number | null;
  readonly count: number;
  readonly newest: readonly ShownFeedback[];
}

/** What clients wrote of a freelancer, as far as it is shown at `now`. */
export function freelancerReputation(
  db: Database | Trx,
  freelancer: string,
  now: Instant,
): Promise<Reputation> {
  return reputation(db, sql`contract.freelancer_id = ${freelancer} and feedback.side = 'client'`, now);
}

/** What freelancers wrote of an organisation, as far as it is shown at `now`. */
export function organisationReputation(
  db: Database | Trx,
  organisation: string,
  now: Instant,
): Promise<Reputation> {
  return reputation(
    db,
    sql`contract.organisation_id = ${organisation} and feedback.side = 'freelancer'`,
    now,
  );
}

async function reputation(db: Database | Trx, whose: RawBuilder<unknown>, now: Instant): Promise<Reputation> {
  const { rows } = await sql<ReputationRow>`
    select contract.id, contract.title, feedback.stars, feedback.comment, feedback.at,
      case feedback.side when 'client' then organisation.name else person.name end as "from",
      count(*) over () as count, round(avg(feedback.stars) over () * 10)::int as tenths
    from feedback
    join contract on contract.id = feedback.contract_id
    join organisation on organisation.id = contract.organisation_id
    join person on person.id = contract.freelancer_id
    join contract_standing as ended on ended.contract_id = contract.id and ended.what = 'ended'
    where ${whose} and (ended.at <= ${now - OPEN_SECONDS} or exists (
      select from feedback as other where other.contract_id = feedback.contract_id and other.side <> feedback.side))
    order by feedback.at desc, contract.id limit ${LIMITS.timeline}`.execute(db);
  return {
    averageTenths: rows[0]?.tenths ?? null,
    count: Number(rows[0]?.count ?? 0),
    newest: rows.map(({ id, title, from, stars, comment, at }) => ({
      contract: id,
      title,
      from,
      stars,
      comment,
      at: Number(at),
    })),
  };
}

interface ReputationRow {
  id: string;
  title: string;
  from: string;
  stars: number;
  comment: string;
  at: bigint;
  count: bigint;
  tenths: number;
}
