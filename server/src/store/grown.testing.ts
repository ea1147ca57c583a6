import type { Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import type { SegmentRecord } from '@stint/wire/record';
import { sql } from 'kysely';
import { type Database, openDatabase } from './database.ts';
import type { Trx } from './desk.ts';

/** What a house is filled with: so many freelancers with so many weeks of work each, the last of which is that of `last`. */
export interface Growth {
  readonly people: number;
  readonly weeks: number;
  /** A Monday. */
  readonly last: Instant;
  /** A record, and the contract and device that it is of: all others are copies of them. */
  readonly like: SegmentRecord;
  /** Of a week only so many segments, and of them the records alone. Missing: all of it. */
  readonly recordsAWeek?: number;
}

/** Segments of a week: a Monday of 144, and four days of 26. */
export const WEEK_SEGMENTS = 248;

/**
 * Fills a house as it would have filled up: the real tables by their real keys, in the order in which the records would
 * have come, from everybody at once. Answers the contracts. For measuring; by the owner of the tables.
 */
export async function growDiaries(ownerUrl: string, growth: Growth): Promise<string[]> {
  const db = openDatabase(ownerUrl, () => undefined);
  try {
    const contracts = await db.transaction().execute(async (trx) => {
      await growPeople(trx, growth);
      await growTime(trx, growth);
      const { rows } = await sql<{ contract: string }>`select contract from grown order by n`.execute(trx);
      return rows.map(({ contract }) => contract);
    });
    for (const table of [
      'segment_record',
      'picture',
      'record_chain',
      'contract',
      'contract_terms',
      'person',
    ]) {
      await sql`vacuum analyze ${sql.table(table)}`.execute(db);
    }
    return contracts;
  } finally {
    await db.destroy();
  }
}

async function growPeople(trx: Trx, { people, like }: Growth): Promise<void> {
  await sql`create temporary table grown on commit drop as
    select n, gen_random_uuid() as person, gen_random_uuid() as contract, gen_random_uuid() as device
    from generate_series(1, ${people}::int) n`.execute(trx);
  await sql`insert into person (id, name, email, email_key, password_hash, created_at)
    select person, 'Freelancer ' || n, 'grown' || n || '@example.test', 'grown' || n || '@example.test', '-', 0
    from grown`.execute(trx);
  await sql`insert into freelancer (person_id, snapshot_seed) select person, sha256(person::text::bytea) from grown`.execute(
    trx,
  );
  await sql`insert into device (id, person_id, name, created_at) select device, person, 'desk', 0 from grown`.execute(
    trx,
  );
  await sql`insert into contract
    select (jsonb_populate_record(one, jsonb_build_object(
      'id', grown.contract, 'freelancer_id', grown.person, 'starts_at', 0, 'offer_id', null))).*
    from contract one, grown where one.id = ${like.contract}`.execute(trx);
  await sql`insert into contract_terms
    select (jsonb_populate_record(one, jsonb_build_object('contract_id', grown.contract, 'at', 0))).*
    from contract_terms one, grown where one.contract_id = ${like.contract}`.execute(trx);
}

async function growTime(trx: Trx, { weeks, last, like, recordsAWeek }: Growth): Promise<void> {
  const monday = segmentOf(last);
  // Monday from midnight to midnight, Tuesday to Friday from nine.
  await sql`create temporary table tracked on commit drop as
    select ${monday}::int - (week * 1008) + day * 144 + place + case day when 0 then 0 else 54 end as segment,
      row_number() over (order by week desc, day, place) - 1 as sequence
    from generate_series(0, ${weeks}::int - 1) week, generate_series(0, 4) day,
      generate_series(0, 143) place where day = 0 or place < 26`.execute(trx);
  if (recordsAWeek !== undefined)
    await sql`delete from tracked where sequence % ${WEEK_SEGMENTS} >= ${recordsAWeek}`.execute(trx);
  await sql`insert into segment_record
      (freelancer_id, contract_id, segment, device_id, sha256, record, stretches, snapshot_at, late, received_at)
    select person, contract, segment, device, encode(sha256(said), 'hex'), said,
      jsonb_build_array(jsonb_build_array(start, start + 600, 'continues')), drawn, false, start + 600
    from (
      select *, convert_to(replace(replace(replace(replace(replace(replace(replace(replace(${textOf(like)}::text,
        ${like.freelancer}, person::text), ${like.contract}, contract::text), ${like.device}, device::text),
        '111111111', segment::text), '222222222', start::text), '333333333', (start + 600)::text),
        '444444444', drawn::text), '555555555', sequence::text), 'UTF8') as said
      from (
        select grown.*, tracked.*, segment::bigint * 600 as start,
          segment::bigint * 600 + (hashint4(segment # n) & 511) as drawn
        from tracked, grown) one) all_said
    order by segment, n`.execute(trx);
  if (recordsAWeek !== undefined) return;
  await sql`insert into record_chain
      (freelancer_id, device_id, contract_id, sequence, sha256, segment, outcome, received_at)
    select person, device, contract, sequence, md5(contract::text || segment) || md5(device::text || segment), segment,
      'recorded', segment::bigint * 600 + 600
    from tracked, grown order by segment, n`.execute(trx);
  // Compared already: there are no bytes to look at, and nobody looks at them here.
  await sql`insert into picture (freelancer_id, contract_id, segment, monitor, kind, sha256, bytes, width, height, pack,
      pack_offset, arrived_at, likeness)
    select person, contract, segment, 0, kind, md5(contract::text || segment || kind) || md5(segment || kind || n), 2600,
      320, 180, 1, segment::bigint * 64, segment::bigint * 600 + 600, case kind when 'thumbnail' then '' end
    from tracked, grown, (values ('picture'), ('thumbnail')) kinds (kind) order by segment, n`.execute(trx);
}

/**
 * Weeks with something in their diary are open, and ten contracts each are of one client: each such client has a member, who
 * is told. For measuring the week's close; by the owner of the tables.
 */
export async function openGrownWeeks(ownerUrl: string, week: Instant): Promise<void> {
  const db = openDatabase(ownerUrl, () => undefined);
  try {
    await db.transaction().execute(async (trx) => {
      await sql`create temporary table client on commit drop as
        select id, freelancer_id, (row_number() over (order by id) - 1) / 10 as n from contract where offer_id is null`.execute(
        trx,
      );
      await sql`create temporary table org on commit drop as
        select n, gen_random_uuid() as id, min(freelancer_id::text)::uuid as member from client group by n`.execute(
        trx,
      );
      await sql`insert into organisation
        select (jsonb_populate_record(null::organisation, to_jsonb(one) || jsonb_build_object('id', org.id, 'name', 'Client ' || org.n))).*
        from (select * from organisation limit 1) one, org`.execute(trx);
      await sql`insert into organisation_member
        select (jsonb_populate_record(null::organisation_member, to_jsonb(one) || jsonb_build_object('organisation_id', org.id, 'person_id', org.member))).*
        from (select * from organisation_member limit 1) one, org`.execute(trx);
      await sql`update contract set organisation_id = org.id from client join org using (n) where client.id = contract.id`.execute(
        trx,
      );
      await sql`insert into work_week (freelancer_id, contract_id, week)
        select distinct freelancer_id, contract_id, ${week}::bigint from segment_record on conflict do nothing`.execute(
        trx,
      );
    });
    for (const table of ['work_week', 'contract', 'organisation', 'organisation_member']) {
      await sql`vacuum analyze ${sql.table(table)}`.execute(db);
    }
  } finally {
    await db.destroy();
  }
}

/** Of the open weeks only every other one is seen, or all of them again. */
export async function showWeeks(db: Database, which: 'half' | 'all'): Promise<void> {
  if (which === 'half')
    await sql`update work_week set closed = hashtext(contract_id::text) % 2 = 0`.execute(db);
  else {
    await sql`update work_week set closed = false where not exists (select from timesheet
      where timesheet.contract_id = work_week.contract_id and timesheet.week = work_week.week)`.execute(db);
  }
  await sql`vacuum analyze work_week`.execute(db);
}

/** Milliseconds of the bare aggregate over the rows that a week's close is of: what each contract has, and what counts of it. */
export async function bareAggregate(db: Database): Promise<number> {
  const began = performance.now();
  await sql`select count(*), sum(seconds) from (
    select freelancer_id, contract_id, count(*), sum(case when snapshot_at is not null then 600 else 0 end) as seconds
    from segment_record group by freelancer_id, contract_id) one`.execute(db);
  return performance.now() - began;
}

/** Rows a second of COPY into the postings, of as many as there are entries with two; nothing of it stays. By the owner. */
export async function copyPostings(db: Database, entries: number, file: string): Promise<number> {
  let rate = 0;
  const undone = db.transaction().execute(async (trx) => {
    await sql`insert into ledger_entry (id, at, currency, says)
      select 'copied:' || n, 0, 'USD', 'Copied' from generate_series(1, ${entries}::int) n`.execute(trx);
    await sql`copy (select 'copied:' || n, line, 'client:' || gen_random_uuid(), 'freelancer:' || gen_random_uuid() || ':x', 4500
      from generate_series(1, ${sql.lit(entries)}) n, generate_series(0, 1) line) to ${sql.lit(file)}`.execute(
      trx,
    );
    const began = performance.now();
    await sql`copy ledger_posting from ${sql.lit(file)}`.execute(trx);
    rate = (entries * 2 * 1000) / (performance.now() - began);
    throw new Undone('measured');
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return rate;
}

class Undone extends Error {}

/** As canonical text, with numbers to put others in the place of. */
function textOf(like: SegmentRecord): string {
  const [stretch] = like.stretches;
  const [memo] = like.memos;
  if (!stretch || !memo || like.snapshotAt === null) throw new Error('a record to copy has one of each');
  return JSON.stringify({
    ...like,
    segment: 111_111_111,
    stretches: [{ ...stretch, from: 222_222_222, to: 333_333_333 }],
    memos: [{ ...memo, from: 222_222_222 }],
    snapshotAt: 444_444_444,
    sequence: 555_555_555,
  });
}
