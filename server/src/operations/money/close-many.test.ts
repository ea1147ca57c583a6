import { formatInstant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { billOf } from '@stint/core/stipend';
import { timesheetOf } from '@stint/core/timesheet';
import { weekSegments } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { isRefusal } from '../../refusal.ts';
import { loadContract } from '../../store/contracts.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { lockDesk } from '../../store/desk.ts';
import { loadDiary } from '../../store/diary.ts';
import { readBalances } from '../../store/ledger.ts';
import { type OpenWeek, weeksToClose, weeksToCloseAsJudged } from '../../store/money.ts';
import { workLate } from '../../store/needs-beside.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { addCard, atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { createTestContract, TestTracker } from '../../testing/tracking.ts';
import { deleteSegment } from '../diary/delete-segment.ts';
import { editMemo } from '../diary/edit-memo.ts';
import { writeManualTime } from '../diary/write-manual-time.ts';
import { weeksOf } from '../invoices/weeks.testing.ts';
import { closeAtDesks, closeWeeks } from './close-weeks.ts';
import { prepareWeeks } from './judge-weeks.ts';

const LOCKED = toInstant('2026-11-23T12:00:00Z');
const ALL = { limit: 100, past: 0 };
let house: TestHouse;
let owner: Database;
let work: Work;

beforeEach(async () => {
  house = await testHouse({ payments: true });
  owner = openDatabase(house.ownerUrl, () => {});
  work = await atWork(house);
});
afterEach(async () => {
  await owner.destroy();
  await house.close();
});

/** What a close writes, counted. */
async function counts(): Promise<number[]> {
  const { rows } = await sql<{ counts: number[] }>`select array[
    (select count(*) from timesheet), (select count(*) from invoice), (select count(*) from invoice_line),
    (select count(*) from ledger_entry), (select count(*) from ledger_posting),
    (select count(*) from invoice_document), (select coalesce(sum(last), 0) from invoice_counter),
    (select count(*) from audit where deed = 'week-closed')]::int[] as counts`.execute(owner);
  return rows[0]?.counts ?? [];
}

/** Of so many weeks: one invoice with one line, one entry with two postings, three documents with numbers of their own. */
const closedOnce = (weeks: number) => [weeks, weeks, weeks, weeks, 2 * weeks, 3 * weeks, 3 * weeks, weeks];

async function offBy(): Promise<bigint> {
  const balances = await readBalances(house.db);
  return balances.reduce((sum, { balance }) => sum + balance, 0n);
}

describe('B5: many weeks in one transaction', () => {
  it.each(['judged before', 'judged there'])(
    'are closed once, %s, though 16 close them at once',
    async (when) => {
      const weeks = await weeksOf(house, work, 5);
      if (when === 'judged before') await prepareWeeks(house, weeks, 'are-waited-for');
      const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
      const all = Array.from({ length: 16 }, (_, n) =>
        closeWeeks(n % 2 === 0 ? house : second, weeks, 'are-waited-for'),
      );
      const said = (await Promise.all(all)).flatMap((one) => one.said);
      await second.db.destroy();
      expect(said).toHaveLength(5);
      expect(await counts()).toEqual(closedOnce(5));
      expect(await offBy()).toBe(0n);
    },
  );

  it('leave nothing, whichever statement they are cut at, and are closed whole the next time', async () => {
    const weeks = await weeksOf(house, work, 3);
    await prepareWeeks(house, weeks.slice(0, 2), 'are-waited-for');
    const cuts = [];
    for (let cut = 0; ; cut += 1) {
      const done = await closeWeeks({ ...house, db: cutAt(house.db, cut) }, weeks, 'are-waited-for').catch(
        () => null,
      );
      if (done) break;
      cuts.push(await counts());
    }
    expect(cuts.length).toBeGreaterThan(15);
    expect(new Set(cuts.map(String))).toEqual(new Set([String(closedOnce(0))]));
    expect(await counts()).toEqual(closedOnce(3));
    expect(await offBy()).toBe(0n);
  });

  it('are billed more than once where no key and no desk stands in the way: the fault is seen', async () => {
    const weeks = await weeksOf(house, work, 2);
    await prepareWeeks(house, weeks, 'are-waited-for');
    for (const table of ['timesheet', 'invoice', 'invoice_line', 'ledger_entry', 'ledger_posting']) {
      await sql.raw(`alter table ${table} drop constraint ${table}_pkey cascade`).execute(owner);
    }
    await sql`alter table invoice_document drop constraint invoice_document_event_key`.execute(owner);
    const held = await owner.startTransaction().execute();
    await sql`lock table timesheet in share row exclusive mode`.execute(held);
    const all = Array.from({ length: 8 }, () =>
      house.db.transaction().execute((trx) => closeAtDesks(trx, weeks, LOCKED)),
    );
    const waiting = async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(owner);
      return rows[0]?.n;
    };
    await expect.poll(waiting, { timeout: 20_000 }).toBe(8);
    await held.commit().execute();
    await Promise.all(all);
    expect((await counts())[1]).toBeGreaterThan(2);
  });

  it('are left out, and not waited for, where their freelancer is busy', async () => {
    const weeks = await weeksOf(house, work, 2);
    await owner.transaction().execute(async (trx) => {
      await lockDesk(trx, work.ana.person);
      expect(await closeWeeks(house, weeks, 'are-left-out')).toEqual({ said: [], leftOut: weeks });
    });
    expect(await tick(house)).toHaveLength(2);
  });

  it('go on without one at which something goes wrong: it is set aside, seen by the operator, and tried again', async () => {
    const weeks = await weeksOf(house, work, 4);
    const [bad] = weeks;
    if (!bad) throw new Error('no week');
    const record = sql`record = convert_to(${'{'}, 'UTF8')`;
    const kept = await owner
      .selectFrom('segment_record')
      .select('record')
      .where('contract_id', '=', bad.contract)
      .executeTakeFirstOrThrow();
    await sql`update segment_record set ${record} where contract_id = ${bad.contract}`.execute(owner);
    await expect(tick(house)).rejects.toThrow('JSON');
    expect(await counts()).toEqual(closedOnce(3));
    const late = await workLate(house.db, house.clock.now(), 3600);
    expect(late).toMatchObject([
      { what: 'set-aside', count: 1, says: expect.stringContaining('JSON') as string },
    ]);
    await sql`update segment_record set record = ${kept.record} where contract_id = ${bad.contract}`.execute(
      owner,
    );
    expect(await tick(house)).toHaveLength(1);
    expect(await counts()).toEqual(closedOnce(4));
    expect(await workLate(house.db, house.clock.now(), 3600)).toEqual([]);
  });
});

describe('what was judged before the lock', () => {
  const start = '2026-11-18T06:00:00Z';
  async function judgedWeek(): Promise<OpenWeek> {
    await track(work.desk, start, 2);
    house.movable.moveTo(toInstant('2026-11-23T02:00:00Z'));
    await tick(house);
    const [week] = await judged();
    if (!week) throw new Error('the clock has judged no week');
    return week;
  }
  const judged = () => weeksToCloseAsJudged(house.db, LOCKED, ALL);

  it('is what the week is closed with, where nothing has changed', async () => {
    await judgedWeek();
    // Never read again: what it says now is no record.
    await sql`update segment_record set record = ''`.execute(owner);
    house.movable.moveTo(LOCKED);
    expect(await tick(house)).toEqual([
      'Web shop: the week of 2026-11-16 is closed; Acme Garden Tools is invoiced 15.75 USD.',
    ]);
  });

  const here = () => ({ contract: work.contract, segment: segmentOf(toInstant(start)) });
  it.each<[string, () => Promise<unknown>]>([
    ['a segment that comes', () => track(work.desk, '2026-11-18T08:00:00Z', 1)],
    ['a memo', () => editMemo(house, work.ana, { ...here(), memo: 'Footer' })],
    ['a deletion', () => deleteSegment(house, work.ana, here())],
    [
      'manual time',
      () =>
        writeManualTime(house, work.ana, {
          contract: work.contract,
          from: toInstant('2026-11-18T10:00:00Z'),
          to: toInstant('2026-11-18T10:10:00Z'),
          memo: 'Call',
        }),
    ],
  ])('stands no more after %s', async (_what, deed) => {
    await judgedWeek();
    const answer = await deed();
    if (isRefusal(answer)) throw new Error(answer.refused);
    expect(await judged()).toEqual([]);
  });

  it('is judged again where the client’s card has changed since', async () => {
    await judgedWeek();
    await addCard(house, work, CARDS.good);
    await sql`update segment_record set record = ''`.execute(owner);
    house.movable.moveTo(LOCKED);
    await expect(tick(house)).rejects.toThrow('JSON');
  });
});

it('B4, P1–P8: random weeks are closed as core judges each by itself, to the unit, judged before or not', async () => {
  const random = house.random;
  const draw = (below: number): number => (random.bytes(2).readUInt16BE() % 251) % below;
  const contracts = [work.contract];
  for (const terms of [
    { pay: 'exact', currency: 'JPY', rate: '4511', freelancerFeePercent: '9.75', clientFeePercent: '3.4' },
    {
      pay: 'segment',
      rate: '33.33',
      weeklyLimitMinutes: 60,
      freelancerFeePercent: '7.7',
      clientFeePercent: '0',
    },
    { pay: 'exact', currency: 'EUR', rate: '71.07', minActiveMinutes: 8, clientFeePercent: '2.5' },
  ] as const) {
    contracts.push(await createTestContract(house, work, { ...terms, manualTime: true }));
  }
  const desks = contracts.map((contract) => new TestTracker(house, work.tracker, contract));
  for (let n = 0; n < 60; n += 1) {
    const from = toInstant('2026-11-16T06:00:00Z') + n * 600;
    const begins = from + draw(300);
    await desks[draw(4)]?.work(formatInstant(begins), formatInstant(begins + 60 + draw(240)), {
      memos: [{ from: begins, memo: draw(5) === 0 ? '' : `Work ${n}` }],
    });
  }
  await writeManualTime(house, work.ana, {
    contract: contracts[1] ?? '',
    from: toInstant('2026-11-17T10:00:00Z'),
    to: toInstant('2026-11-17T11:40:00Z'),
    memo: 'Call',
  });
  house.movable.moveTo(LOCKED);
  const weeks = await weeksToClose(house.db, LOCKED, ALL);
  expect(weeks).toHaveLength(4);
  const expected = await Promise.all(weeks.map(byItself));
  await prepareWeeks(house, weeks.slice(0, 2), 'are-waited-for');
  await tick(house);
  expect(await Promise.all(weeks.map(asIssued))).toEqual(expected);
  const { rows } = await sql<{ off: bigint }>`select count(*) as off from timesheet
    where tracked_seconds <> counted_seconds(body, 'tracked') or manual_seconds <> counted_seconds(body, 'manual')`.execute(
    owner,
  );
  expect(rows).toEqual([{ off: 0n }]);
  expect(await offBy()).toBe(0n);
});

async function byItself(open: OpenWeek) {
  const loaded = await loadContract(house.db, open.contract);
  if (!loaded) throw new Error('no contract');
  const diary = await loadDiary(house.db, open, weekSegments(open.week));
  return billOf(loaded.contract, timesheetOf(loaded.contract, loaded.client, diary, open.week));
}

async function asIssued({ contract, week }: OpenWeek) {
  const key = { organisation: work.acme, contract };
  return (await issuedInvoices(house.db, key, [week])).get(week) ?? null;
}

/** The same database, on which the statement of this number fails, counted from 0. */
function cutAt(db: Database, at: number): Database {
  let statements = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (statements === at) throw new Error('the lights went out');
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
