import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { lockDesk } from '../../store/desk.ts';
import { readBalances } from '../../store/ledger.ts';
import { workLate } from '../../store/needs-beside.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, type Work } from '../../testing/money.ts';
import { weeksOf } from '../invoices/weeks.testing.ts';
import { closeAtDesks, closeWeeks } from './close-weeks.ts';
import { prepareWeeks } from './judge-weeks.ts';

const LOCKED = toInstant('2026-11-23T12:00:00Z');
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
