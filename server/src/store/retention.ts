import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, type SegmentNumber, segmentStart } from '@stint/core/segment';
import { type Week, weekClock, weekOf, weekSegments } from '@stint/core/week';
import { type RawBuilder, sql } from 'kysely';
import type { PictureRef } from '../outside/objects/store.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { DiaryKey } from './diary.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

/** The pictures of one contract and one day of UTC whose time is over: at most 144 segments. */
export interface KeptPictures extends DiaryKey {
  /** Days since 1970. */
  readonly day: number;
}

/**
 * When the pictures of a week go, where they are kept for so many days after its review:
 * ```
 * Mon W         Sat W+12                    W+12+days
 *   |--------------|----- kept, as told -------|  erased
 *              review ends
 * ```
 */
export function picturesGoAt(week: Week, keptDays: number): Instant {
  return weekClock(week).reviewEndsAt + keptDays * DAY_SECONDS;
}

/** Days with pictures whose time is over and that no dispute holds, the oldest first. */
export async function picturesDue(
  db: Database,
  now: Instant,
  keptDays: number,
  part: Part,
): Promise<KeptPictures[]> {
  const rows = await db
    .selectFrom('picture')
    .select(['freelancer_id as freelancer', 'contract_id as contract', DAY.as('day')])
    .distinct()
    .where('erased_at', 'is', null)
    .where('segment', '<', firstKept(now, keptDays))
    .where((eb) => eb.not(isHeld('picture')))
    .orderBy('day')
    .orderBy('contract_id')
    .orderBy('freelancer_id')
    .limit(part.limit)
    .offset(part.past)
    .execute();
  return rows;
}

/** When the next pictures go after `after`; null where none are kept. */
export async function nextPicturesDue(
  db: Database,
  after: Instant,
  keptDays: number,
): Promise<Instant | null> {
  const row = await db
    .selectFrom('picture')
    .select('segment')
    .where('erased_at', 'is', null)
    .where('segment', '>=', firstKept(after, keptDays))
    .orderBy('segment')
    .limit(1)
    .executeTakeFirst();
  return row ? picturesGoAt(weekOf(segmentStart(row.segment)), keptDays) : null;
}

/**
 * Takes a day's pictures out of the diary: that there were any, and their size, stays. Their bytes are owed an
 * erasing by that very change. Nothing where a dispute holds them. Answers where the bytes lie.
 */
export async function letPicturesGo(
  trx: Trx,
  { freelancer, contract, day }: KeptPictures,
  { at, keptDays }: { readonly at: Instant; readonly keptDays: number },
): Promise<{ readonly pictures: number; readonly places: PictureRef[] }> {
  const rows = await trx
    .selectFrom('picture')
    .selectAll()
    .where('freelancer_id', '=', freelancer)
    .where('contract_id', '=', contract)
    .where('segment', '>=', day * DAY_SEGMENTS)
    .where('segment', '<', (day + 1) * DAY_SEGMENTS)
    .where('erased_at', 'is', null)
    .where((eb) => eb.not(isHeld('picture')))
    .forUpdate()
    .execute();
  if (rows.length === 0) return { pictures: 0, places: [] };
  await trx
    .updateTable('picture')
    .set({ pack: null, pack_offset: null, likeness: '', erased_at: at, erased_after_days: keptDays })
    .where('freelancer_id', '=', freelancer)
    .where('contract_id', '=', contract)
    .where('segment', '>=', day * DAY_SEGMENTS)
    .where('segment', '<', (day + 1) * DAY_SEGMENTS)
    .where('erased_at', 'is', null)
    .execute();
  const places = rows.flatMap(({ pack, pack_offset, bytes, sha256 }) =>
    pack === null || pack_offset === null ? [] : [{ pack, offset: Number(pack_offset), bytes, sha256 }],
  );
  return { pictures: rows.filter(({ kind }) => kind === 'picture').length, places };
}

/** The weeks of a contract whose pictures stay, whatever their time: something in them is disputed and not decided. */
export async function heldWeeks(
  db: Database,
  { freelancer, contract }: DiaryKey,
  weeks: readonly Week[],
): Promise<Set<Week>> {
  if (weeks.length === 0) return new Set();
  const { rows } = await sql<{ week: bigint }>`
    select week from unnest(${sql.val([...weeks])}::bigint[]) week
    where ${heldBy(sql.val(freelancer), sql.val(contract), sql.ref('week'))}`.execute(db);
  return new Set(rows.map(({ week }) => Number(week)));
}

/** Whether an open dispute holds the week of a row with a freelancer, a contract and a segment. */
export function isHeld(table: keyof Tables): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  const week = sql`(${of('segment')}::bigint * 600 - ${FIRST_MONDAY}) / ${WEEK} * ${WEEK} + ${FIRST_MONDAY}`;
  return heldBy(of('freelancer_id'), of('contract_id'), week);
}

function heldBy(
  freelancer: RawBuilder<unknown>,
  contract: RawBuilder<unknown>,
  week: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from dispute where dispute.freelancer_id = ${freelancer} and dispute.contract_id = ${contract}
      and dispute.week = ${week} and dispute.state in ('open', 'contested')
  )`;
}

const DAY_SEGMENTS = DAY_SECONDS / SEGMENT_SECONDS;
const DAY = sql<number>`segment / ${sql.raw(String(DAY_SEGMENTS))}`;
const FIRST_MONDAY = sql.raw(String(4 * DAY_SECONDS));
const WEEK = sql.raw(String(7 * DAY_SECONDS));

/** The first segment whose pictures are kept still. */
function firstKept(now: Instant, keptDays: number): SegmentNumber {
  const reviewEnded = now - keptDays * DAY_SECONDS;
  // The last week whose review had ended by then: pictures go at that very instant.
  return weekSegments(weekOf(reviewEnded - weekClock(0).reviewEndsAt)).end;
}
