import { formatInstant, WEEK_SECONDS } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { weekClock } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { House } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import type { OpenWeek } from '../../store/money.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, type Work } from '../../testing/money.ts';
import { createTracker } from '../../testing/people.ts';
import { seededRandom } from '../../testing/random.ts';
import { TestTracker } from '../../testing/tracking.ts';
import { closeWeek } from './close-weeks.ts';
import { prepareWeeks } from './judge-weeks.ts';

const FIRST = toInstant('2026-11-16T00:00:00Z');
const ROUNDS = 24;
/** Segments of each of two devices. */
const EACH = 5;

let house: TestHouse;
let other: House & { db: Database };
let work: Work;
beforeEach(async () => {
  house = await testHouse();
  other = { ...house, db: openDatabase(house.appUrl, () => {}) };
  work = await atWork(house);
});
afterEach(async () => {
  await other.db.destroy();
  await house.close();
});

it('T6, B5: what arrives on two servers while both close its week is billed or late: none is lost, none is both', async () => {
  const met = await rounds(
    (open) => prepareWeeks(house, [open], 'are-waited-for'),
    (one, open) => closeWeek(one, open),
  );
  expect(met.wrong).toEqual([]);
  expect(Math.min(met.billed, met.late)).toBeGreaterThan(ROUNDS);
}, 120_000);

it('the control: whoever closes by what was judged before, whatever has come since, loses that', async () => {
  const owner = openDatabase(house.ownerUrl, () => {});
  await sql`create table before as select * from week_draft`.execute(owner);
  const met = await rounds(
    async (open) => {
      await prepareWeeks(house, [open], 'are-waited-for');
      await sql`insert into before select * from week_draft`.execute(owner);
    },
    async (one, open) => {
      await sql`insert into week_draft select * from before where week = ${open.week} on conflict do nothing`.execute(
        owner,
      );
      await closeWeek(one, open);
    },
  );
  await owner.destroy();
  expect(met.wrong).not.toEqual([]);
}, 120_000);

async function rounds(
  judge: (open: OpenWeek) => Promise<unknown>,
  close: (one: House, open: OpenWeek) => Promise<unknown>,
) {
  const desks = [new TestTracker(house, work.tracker, work.contract), await secondDesk()];
  const chance = seededRandom('around the lock');
  const met = { billed: 0, late: 0, wrong: [] as string[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const week = FIRST + round * WEEK_SECONDS;
    const { locksAt } = weekClock(week);
    house.movable.moveTo(locksAt - 1);
    const after = chance.bytes(1).readUInt8() % (2 * EACH);
    const open = { freelancer: work.ana.person, contract: work.contract, week };
    const sent = await deliver(desks, week, after, {
      halfway: () => judge(open),
      atLock: () => {
        house.movable.moveTo(locksAt);
        return Promise.all([close(house, open), close(other, open), close(house, open)]);
      },
    });
    const [late, billed] = [await lateOf(week), await billedOf(week)];
    const seconds = await invoiced(week);
    const isWhole = inOrder([...late, ...billed]) === inOrder(sent);
    const isBilled = String(seconds) === (billed.length === 0 ? '' : String(billed.length * 600));
    if (!isWhole || !isBilled)
      met.wrong.push(
        `${sent.length} came, ${late.length} late, ${billed.length} billed, ${seconds.join(' and ')} s`,
      );
    met.billed += billed.length;
    met.late += late.length;
  }
  return met;
}

function inOrder(segments: readonly number[]): string {
  return String(segments.toSorted((a, b) => a - b));
}

async function secondDesk(): Promise<TestTracker> {
  return new TestTracker(other, await createTracker(house, work.ana), work.contract);
}

/** Both devices send theirs one after the other; when so many have been answered, `atLock` begins beside the rest. */
async function deliver(
  desks: readonly TestTracker[],
  week: number,
  after: number,
  { halfway, atLock }: { halfway: () => Promise<unknown>; atLock: () => Promise<unknown> },
): Promise<number[]> {
  const sent: number[] = [];
  let judging: Promise<unknown> | null = null;
  let closing: Promise<unknown> | null = null;
  await Promise.all(
    desks.map(async (desk, place) => {
      for (let n = 0; n < EACH; n += 1) {
        const from = week + 2 * 86_400 + (2 * n + place) * 600;
        if (sent.length > 0 && sent.length * 2 >= after) judging ??= halfway();
        if (sent.length >= after) closing ??= Promise.resolve(judging).then(atLock);
        const answer = await desk.work(formatInstant(from), formatInstant(from + 600));
        if (isRefusal(answer)) throw new Error(answer.refused);
        sent.push(segmentOf(from));
      }
    }),
  );
  await (closing ?? atLock());
  return sent;
}

async function lateOf(week: number): Promise<number[]> {
  const { rows } = await sql<{ segment: number }>`select segment from segment_record
    where late and segment >= ${segmentOf(week)} and segment < ${segmentOf(week + WEEK_SECONDS)}`.execute(
    house.db,
  );
  return rows.map(({ segment }) => Number(segment));
}

async function billedOf(week: number): Promise<number[]> {
  const { body } = await house.db
    .selectFrom('timesheet')
    .select('body')
    .where('week', '=', BigInt(week))
    .executeTakeFirstOrThrow();
  const { entries } = body as { entries: { start: string; billedSeconds: number }[] };
  return entries
    .filter(({ billedSeconds }) => billedSeconds > 0)
    .map(({ start }) => segmentOf(toInstant(start)));
}

async function invoiced(week: number): Promise<number[]> {
  const lines = await house.db
    .selectFrom('invoice_line')
    .select('seconds')
    .where('week', '=', BigInt(week))
    .execute();
  return lines.map(({ seconds }) => seconds);
}
