import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { DiaryKey, SegmentRange } from './diary.ts';

/** Somebody looked at a large picture on one day of UTC. */
export interface LookRow extends DiaryKey {
  readonly n: bigint;
  readonly title: string;
  readonly segment: SegmentNumber;
  readonly monitor: number;
  readonly person: string;
  readonly name: string;
  readonly side: 'client' | 'agency' | 'operator';
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly times: number;
}

/** Where a list of looks goes on: after this one. */
export interface LookPlace {
  readonly lastAt: Instant;
  readonly n: bigint;
}

/** Notes that somebody looks at a large picture: one row for a person, a picture and a day, however often. */
export async function noteLook(
  db: Database,
  key: DiaryKey,
  look: Pick<LookRow, 'segment' | 'monitor' | 'person' | 'side'> & { readonly at: Instant },
): Promise<void> {
  await db
    .insertInto('picture_look')
    .values({
      freelancer_id: key.freelancer,
      contract_id: key.contract,
      segment: look.segment,
      monitor: look.monitor,
      person_id: look.person,
      day: Math.floor(look.at / DAY_SECONDS),
      side: look.side,
      first_at: look.at,
      last_at: look.at,
      times: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['freelancer_id', 'contract_id', 'segment', 'monitor', 'person_id', 'day'])
        .doUpdateSet({
          // Two requests of one person may cross.
          first_at: sql`least(picture_look.first_at, excluded.first_at)`,
          last_at: sql`greatest(picture_look.last_at, excluded.last_at)`,
          times: sql`picture_look.times + 1`,
        }),
    )
    .execute();
}

/** The looks at the pictures of a range of segments, by segment and then by time. */
export async function looksAtSegments(db: Database, key: DiaryKey, range: SegmentRange): Promise<LookRow[]> {
  const rows = await looks(db)
    .where('picture_look.freelancer_id', '=', key.freelancer)
    .where('picture_look.contract_id', '=', key.contract)
    .where('segment', '>=', range.first)
    .where('segment', '<', range.end)
    .orderBy('segment')
    .orderBy('first_at')
    .orderBy('n')
    .execute();
  return rows.map(rowOf);
}

/** The newest looks at somebody's pictures, or the newest of their own. */
export async function newestLooks(
  db: Database,
  whose: { readonly freelancer: string } | { readonly person: string },
  { before, limit }: { readonly before: LookPlace | null; readonly limit: number },
): Promise<LookRow[]> {
  const all =
    'freelancer' in whose
      ? looks(db).where('picture_look.freelancer_id', '=', whose.freelancer)
      : looks(db).where('picture_look.person_id', '=', whose.person);
  const from =
    before === null
      ? all
      : all.where((eb) =>
          eb(eb.refTuple('last_at', 'picture_look.n'), '<', eb.tuple(BigInt(before.lastAt), before.n)),
        );
  const rows = await from.orderBy('last_at', 'desc').orderBy('picture_look.n', 'desc').limit(limit).execute();
  return rows.map(rowOf);
}

function looks(db: Database) {
  return db
    .selectFrom('picture_look')
    .innerJoin('contract', 'contract.id', 'picture_look.contract_id')
    .innerJoin('person', 'person.id', 'picture_look.person_id')
    .select(['picture_look.n', 'picture_look.freelancer_id', 'picture_look.contract_id', 'contract.title'])
    .select(['segment', 'monitor', 'picture_look.person_id', 'person.name', 'side'])
    .select(['first_at', 'last_at', 'times']);
}

function rowOf(row: Awaited<ReturnType<ReturnType<typeof looks>['execute']>>[number]): LookRow {
  return {
    n: row.n,
    freelancer: row.freelancer_id,
    contract: row.contract_id,
    title: row.title,
    segment: row.segment,
    monitor: row.monitor,
    person: row.person_id,
    name: row.name,
    side: row.side,
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
    times: row.times,
  };
}
