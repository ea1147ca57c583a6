import { HOUR_SECONDS, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import { type Week, weekOf } from '@stint/core/week';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import type { OwedWhat } from './notification-tables.ts';
import type { Part } from './part.ts';

/** Something that is to be told and has not been. `subject`: a contract, or the device of a new tracker. */
export interface OwedTelling {
  readonly what: OwedWhat;
  readonly person: string;
  readonly subject: string;
  readonly week: Week;
}

/** A pile that an offline tracker brings is told once, when most of it has come. */
const PILE_SECONDS = 15 * MINUTE_SECONDS;
/** No client hears of a limit so soon that it would tell who is at work right now (TH-C8). */
const CLIENT_WAITS_SECONDS = HOUR_SECONDS;

/** T6: seconds that came after the lock. */
export async function oweLate(
  trx: Trx,
  key: DiaryKey,
  came: { segment: SegmentNumber; seconds: number; at: Instant },
): Promise<void> {
  await owePile(trx, 'late', key, came);
}

/** M4: seconds of manual time that gave way. */
export async function oweGaveWay(
  trx: Trx,
  key: DiaryKey,
  gone: { segment: SegmentNumber; seconds: number; at: Instant },
): Promise<void> {
  await owePile(trx, 'gave-way', key, gone);
}

/** B2: something was added to a week whose contract has a limit: it may be near, or reached. */
export async function oweLimit(trx: Trx, key: DiaryKey, segment: SegmentNumber, at: Instant): Promise<void> {
  await sql`
    insert into telling_owed (what, person_id, subject_id, week, seconds, due_at)
    select 'limit', ${key.freelancer}, ${key.contract}, ${weekOf(segmentStart(segment))}, 0, ${at}
    where exists (select from contract_terms
      where contract_id = ${key.contract} and weekly_limit_minutes is not null)
    on conflict do nothing`.execute(trx);
}

/** The freelancer knows that the limit is reached; the client hears of it a while later. */
export async function oweLimitToClient(trx: Trx, key: DiaryKey, week: Week, at: Instant): Promise<void> {
  await trx
    .insertInto('telling_owed')
    .values({
      what: 'limit-client',
      person_id: key.freelancer,
      subject_id: key.contract,
      week,
      seconds: 0,
      due_at: at + CLIENT_WAITS_SECONDS,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A tracker has been added. A device's own time is the world's, so it is due at once whatever the house's is. */
export async function oweTracker(db: Database | Trx, device: { id: string; person: string }): Promise<void> {
  await db
    .insertInto('telling_owed')
    .values({
      what: 'tracker',
      person_id: device.person,
      subject_id: device.id,
      week: 0,
      seconds: 0,
      due_at: 0,
    })
    .execute();
}

/** B5: weeks that were closed with an invoice, or pay that became available. */
export async function oweWeeks(
  trx: Trx,
  what: 'week-closed' | 'money-available',
  weeks: readonly (DiaryKey & { week: Week })[],
  at: Instant,
): Promise<void> {
  if (weeks.length === 0) return;
  await sql`
    insert into telling_owed (what, person_id, subject_id, week, seconds, due_at)
    select ${what}, person, subject, week, 0, ${at}::bigint from unnest(
      ${weeks.map(({ freelancer }) => freelancer)}::uuid[], ${weeks.map(({ contract }) => contract)}::uuid[],
      ${weeks.map(({ week }) => week)}::bigint[]) as owed (person, subject, week)
    on conflict do nothing`.execute(trx);
}

/** What is due, the oldest first. */
export async function tellingsOwed(db: Database, now: Instant, part: Part): Promise<OwedTelling[]> {
  return owedNow(db, now, part, 'of-all');
}

/** Of weeks that were closed: told before all that comes of them. */
export async function weeksClosedToTell(db: Database, now: Instant, part: Part): Promise<OwedTelling[]> {
  return owedNow(db, now, part, 'week-closed');
}

async function owedNow(
  db: Database,
  now: Instant,
  part: Part,
  what: OwedWhat | 'of-all',
): Promise<OwedTelling[]> {
  let query = db
    .selectFrom('telling_owed')
    .select(['what', 'person_id', 'subject_id', 'week'])
    .where('due_at', '<=', BigInt(now))
    .orderBy('due_at')
    .orderBy('what')
    .orderBy('subject_id')
    .limit(part.limit)
    .offset(part.past);
  if (what !== 'of-all') query = query.where('what', '=', what);
  const rows = await query.execute();
  return rows.map((row) => ({
    what: row.what,
    person: row.person_id,
    subject: row.subject_id,
    week: Number(row.week),
  }));
}

/** Takes one off the list; null when somebody else has. What comes while it is being told is owed anew. */
export async function takeOwed(
  trx: Trx,
  owed: OwedTelling,
): Promise<{ seconds: number; dueAt: Instant } | null> {
  const row = await trx
    .deleteFrom('telling_owed')
    .where('what', '=', owed.what)
    .where('person_id', '=', owed.person)
    .where('subject_id', '=', owed.subject)
    .where('week', '=', BigInt(owed.week))
    .returning(['seconds', 'due_at'])
    .executeTakeFirst();
  return row ? { seconds: Number(row.seconds), dueAt: Number(row.due_at) } : null;
}

/** The next instant after `after` at which something of it becomes due. */
export async function nextOwed(db: Database, after: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('telling_owed')
    .select(({ fn }) => fn.min('due_at').as('at'))
    .where('due_at', '>', BigInt(after))
    .executeTakeFirst();
  return typeof row?.at === 'bigint' ? Number(row.at) : null;
}

async function owePile(
  trx: Trx,
  what: 'late' | 'gave-way',
  { freelancer, contract }: DiaryKey,
  { segment, seconds, at }: { segment: SegmentNumber; seconds: number; at: Instant },
): Promise<void> {
  if (seconds === 0) return;
  await trx
    .insertInto('telling_owed')
    .values({
      what,
      person_id: freelancer,
      subject_id: contract,
      week: weekOf(segmentStart(segment)),
      seconds,
      due_at: at + PILE_SECONDS,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['what', 'person_id', 'subject_id', 'week'])
        .doUpdateSet({ seconds: sql`telling_owed.seconds + excluded.seconds` }),
    )
    .execute();
}
