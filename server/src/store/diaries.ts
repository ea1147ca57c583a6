import type { Diary } from '@stint/core/diary';
import type { Timesheet } from '@stint/core/timesheet';
import { type Week, weekSegments } from '@stint/core/week';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import { diaryOfRows, type PartRow, type PieceRow } from './diary.ts';
import type { OpenWeek } from './money.ts';
import { type FrozenWeek, timesheetOfFrozen } from './weeks.ts';

/** Whose weeks: those that somebody worked as a freelancer, or those of these organisations' contracts, or of these. */
export type WeeksOf =
  | { readonly freelancer: string }
  | { readonly organisations: readonly string[] }
  | { readonly contracts: readonly string[] };

/** Weeks that are not closed, of all contracts of a reader, in one question. */
export async function openWeeksAmong(db: Database | Trx, whose: WeeksOf): Promise<OpenWeek[]> {
  const { rows } = await sql<{ freelancer_id: string; contract_id: string; week: bigint }>`
    select work_week.freelancer_id, contract_id, week from contract
    join work_week on work_week.freelancer_id = contract.freelancer_id and contract_id = contract.id and not closed
    where ${isOf(whose)} order by week, contract_id`.execute(db);
  return rows.map((row) => ({
    freelancer: row.freelancer_id,
    contract: row.contract_id,
    week: Number(row.week),
  }));
}

function isOf(whose: WeeksOf): RawBuilder<boolean> {
  if ('freelancer' in whose) return sql`contract.freelancer_id = ${whose.freelancer}::uuid`;
  return 'organisations' in whose
    ? sql`contract.organisation_id = any (${[...whose.organisations]}::uuid[])`
    : sql`contract.id = any (${[...whose.contracts]}::uuid[])`;
}

/** What the diaries of many contracts hold of these weeks: three questions, however many they are. By contract. */
export async function loadDiaries(
  db: Database | Trx,
  weeks: readonly OpenWeek[],
): Promise<ReadonlyMap<string, Diary>> {
  if (weeks.length === 0) return new Map();
  const asked = askedWeeks(weeks);
  const { rows: records } = await sql<PartRow & OfContract>`
    select contract_id, segment, record, stretches, edited_memo, edited_label, late
    from ${asked} join segment_record using (freelancer_id, contract_id)
    where segment >= first and segment < past
    order by contract_id, segment, received_at, device_id`.execute(db);
  const { rows: pieces } = await sql<PieceRow & OfContract>`
    select contract_id, segment, from_at, to_at, memo
    from ${asked} join manual_piece using (freelancer_id, contract_id)
    where segment >= first and segment < past
    order by contract_id, segment, from_at`.execute(db);
  const { rows: tombstones } = await sql<{ segment: number } & OfContract>`
    select contract_id, segment from ${asked} join tombstone using (freelancer_id, contract_id)
    where segment >= first and segment < past`.execute(db);
  const of = {
    records: Map.groupBy(records, ({ contract_id }) => contract_id),
    pieces: Map.groupBy(pieces, ({ contract_id }) => contract_id),
    tombstones: Map.groupBy(tombstones, ({ contract_id }) => contract_id),
  };
  const contracts = new Set(weeks.map(({ contract }) => contract));
  return new Map(
    [...contracts].map((contract) => [
      contract,
      diaryOfRows({
        records: of.records.get(contract) ?? [],
        pieces: of.pieces.get(contract) ?? [],
        tombstones: of.tombstones.get(contract) ?? [],
      }),
    ]),
  );
}

/** Of these weeks those that are closed, as they locked. */
export async function frozenAmong(
  db: Database | Trx,
  weeks: readonly OpenWeek[],
): Promise<(OpenWeek & { timesheet: Timesheet })[]> {
  if (weeks.length === 0) return [];
  const { rows } = await sql<{ freelancer_id: string; contract_id: string; week: bigint; body: FrozenWeek }>`
    select freelancer_id, contract_id, timesheet.week, body
    from ${askedWeeks(weeks)} join timesheet using (freelancer_id, contract_id)
    where timesheet.week = asked.week`.execute(db);
  return rows.map((row) => {
    const week = Number(row.week);
    const timesheet = timesheetOfFrozen(week, row.body);
    return { freelancer: row.freelancer_id, contract: row.contract_id, week, timesheet };
  });
}

type OfContract = { readonly contract_id: string };

function askedWeeks(weeks: readonly OpenWeek[]): RawBuilder<unknown> {
  const ranges = weeks.map(({ week }) => weekSegments(week));
  return sql`unnest(
    ${weeks.map(({ freelancer }) => freelancer)}::uuid[], ${weeks.map(({ contract }) => contract)}::uuid[],
    ${weeks.map(({ week }) => week)}::bigint[],
    ${ranges.map(({ first }) => first)}::int[], ${ranges.map(({ end }) => end)}::int[]
  ) as asked (freelancer_id, contract_id, week, first, past)`;
}

/** Of these contracts those that run, or of which a week is not closed. */
export async function runningAmong(db: Database, contracts: readonly string[]): Promise<string[]> {
  if (contracts.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from contract where id = any (${[...contracts]}::uuid[]) and (
      not exists (
        select from contract_standing as ended where ended.contract_id = contract.id and what = 'ended')
      or exists (
        select from work_week
        where work_week.freelancer_id = contract.freelancer_id and contract_id = contract.id and not closed))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** What each of these contracts counted in closed weeks from `since` on. */
export async function countedAmong(
  db: Database | Trx,
  contracts: readonly string[],
  since: Week,
): Promise<{ contract: string; week: Week; seconds: number }[]> {
  if (contracts.length === 0) return [];
  const { rows } = await sql<{ contract_id: string; week: bigint; seconds: bigint }>`
    select contract_id, week, tracked_seconds + manual_seconds as seconds
    from contract join timesheet on timesheet.freelancer_id = contract.freelancer_id and contract_id = contract.id
    where contract.id = any (${[...contracts]}::uuid[]) and week >= ${since}`.execute(db);
  return rows.map((row) => ({
    contract: row.contract_id,
    week: Number(row.week),
    seconds: Number(row.seconds),
  }));
}

/** What each of these contracts counted in one closed week of what began before an instant, as it is written there. */
export async function countedUntil(
  db: Database | Trx,
  contracts: readonly string[],
  { week, until }: { week: Week; until: string },
): Promise<Map<string, number>> {
  if (contracts.length === 0) return new Map();
  const { rows } = await sql<{ contract_id: string; seconds: bigint }>`
    select contract_id, coalesce((
      select sum((entry->>'countedSeconds')::bigint) from jsonb_array_elements(body->'entries') as entry
      where entry->>'start' < ${until}), 0)::bigint as seconds
    from contract join timesheet on timesheet.freelancer_id = contract.freelancer_id and contract_id = contract.id
    where contract.id = any (${[...contracts]}::uuid[]) and week = ${week}`.execute(db);
  return new Map(rows.map((row) => [row.contract_id, Number(row.seconds)]));
}
