import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../clock.ts';
import type { House } from '../../house.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { type OpenWeek, weeksToClose } from '../../store/money.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { deathOf, startDoomed } from '../../testing/kill.ts';
import { atWork, statement, track, type Work } from '../../testing/money.ts';
import { readWeek } from '../diary/read-week.ts';
import { closeAtDesks, closeWeek } from './close-weeks.ts';
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

async function oneHourTracked(): Promise<OpenWeek> {
  await track(work.desk, '2026-11-18T06:00:00Z');
  house.movable.moveTo(LOCKED);
  return theWeek();
}

async function theWeek(): Promise<OpenWeek> {
  const [week, ...others] = await weeksToClose(house.db, house.clock.now(), { limit: 10, past: 0 });
  if (!week || others.length > 0) throw new Error('not the one week');
  return week;
}

async function counts(): Promise<Record<'timesheet' | 'invoice' | 'invoice_line' | 'ledger_entry', number>> {
  const count = async (table: 'timesheet' | 'invoice' | 'invoice_line' | 'ledger_entry'): Promise<number> => {
    const row = await owner
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<bigint>().as('n'))
      .executeTakeFirst();
    return Number(row?.n);
  };
  return {
    timesheet: await count('timesheet'),
    invoice: await count('invoice'),
    invoice_line: await count('invoice_line'),
    ledger_entry: await count('ledger_entry'),
  };
}

const NOTHING = { timesheet: 0, invoice: 0, invoice_line: 0, ledger_entry: 0 };
const ONCE = { timesheet: 1, invoice: 1, invoice_line: 1, ledger_entry: 1 };

describe('B5: a week is closed once', () => {
  it('with one invoice and one set of postings, though 16 closers on two servers run at once', async () => {
    const open = await oneHourTracked();
    const told = await sixteen((one) => closeWeek(one, open));
    expect(told.filter((sentence) => sentence !== null)).toHaveLength(1);
    expect(await counts()).toEqual(ONCE);
    expect(await statement(house)).toEqual(['2026-11-23T12:00:00Z Invoice issued 47.25']);
  });

  it('by the desk alone, when no key would refuse a second', async () => {
    const open = await oneHourTracked();
    await dropKeys();
    await sixteen((one) => closeWeek(one, open));
    expect(await counts()).toEqual(ONCE);
  });

  it('by the keys alone, when nobody waits at the desk', async () => {
    const open = await oneHourTracked();
    await sixteen(closeWithoutDesk(open));
    expect(await counts()).toEqual(ONCE);
  });

  it('and many times with neither: the race is real', async () => {
    const open = await oneHourTracked();
    await prepareWeeks(house, [open], 'are-waited-for');
    await dropKeys();
    await sixteen(closeWithoutDesk(open));
    const { timesheet, invoice, ledger_entry: entries } = await counts();
    expect(timesheet).toBeGreaterThan(1);
    expect([invoice, entries]).toEqual([timesheet, timesheet]);
  });

  it('and closing it again changes nothing', async () => {
    const open = await oneHourTracked();
    await closeWeek(house, open);
    expect(await closeWeek(house, open)).toBeNull();
    expect(await counts()).toEqual(ONCE);
  });
});

describe('a closing that is cut short', () => {
  it('leaves nothing, whichever statement it is cut at, and is done whole the next time', async () => {
    const open = await oneHourTracked();
    const isCut = async (at: number): Promise<boolean> => {
      try {
        await closeWeek({ ...house, db: cutAt(house.db, at) }, open);
        return false;
      } catch (error) {
        expect(String(error)).toContain('the lights went out');
        return true;
      }
    };
    let statements = 0;
    while (await isCut(statements)) {
      expect(await counts()).toEqual(NOTHING);
      statements += 1;
    }
    expect(statements).toBeGreaterThan(12);
    expect(await counts()).toEqual(ONCE);
  });

  it('by kill -9 is done by the next tick', async () => {
    await oneHourTracked();
    const books = await holdTable('account_balance');
    const doomed = startDoomed(house, 'when-it-is-killed');
    await books.awaited(1);
    doomed.kill('SIGKILL');
    expect(await deathOf(doomed)).toBe('SIGKILL');
    await books.release();
    expect(await tick(house)).toHaveLength(1);
    expect(await counts()).toEqual(ONCE);
  });
});

describe('what a closed week holds', () => {
  it('B5: a week with nothing billable has a timesheet and no invoice', async () => {
    await work.desk.workBesideSnapshot('2026-11-18T06:00:00Z');
    house.movable.moveTo(LOCKED);
    expect(await tick(house)).toEqual([
      'Web shop: the week of 2026-11-16 is closed; nothing in it is billed.',
    ]);
    expect(await counts()).toEqual({ ...NOTHING, timesheet: 1 });
  });

  it('B4: one line for each kind and rate, the fees rounded once', async () => {
    const open = await oneHourTracked();
    await closeWeek(house, open);
    const [invoice] = await house.db.selectFrom('invoice').selectAll().execute();
    expect(invoice).toMatchObject({
      issued_at: BigInt(LOCKED),
      total: 4500n,
      freelancer_fee: 450n,
      net: 4050n,
      client_fee: 225n,
      client_total: 4725n,
    });
    const lines = await house.db.selectFrom('invoice_line').select(['kind', 'rate', 'seconds']).execute();
    expect(lines).toEqual([{ kind: 'tracked', rate: 4500n, seconds: 3600 }]);
  });

  it('T6: what came after the lock is shown beside it once, and pays nothing', async () => {
    await oneHourTracked();
    await track(work.desk, '2026-11-18T09:00:00Z', 1);
    await tick(house);
    await track(work.desk, '2026-11-18T10:00:00Z', 1);
    const week = await readWeek(house, work.ana, { contract: work.contract, week: '2026-11-16' });
    expect(week).toMatchObject({
      totals: { trackedSeconds: 4800, countedSeconds: 3600, billedSeconds: 3600 },
      invoice: { total: '45.00' },
    });
    const { body } = await house.db.selectFrom('timesheet').select('body').executeTakeFirstOrThrow();
    expect(body).toMatchObject({ totals: { trackedSeconds: 3600 }, invoice: { clientTotal: '47.25' } });
  });

  it('stays as it was: the tables of evidence and money refuse change, even to their owner', async () => {
    await closeWeek(house, await oneHourTracked());
    for (const table of ['timesheet', 'invoice', 'invoice_line', 'ledger_entry', 'ledger_posting', 'audit']) {
      for (const deed of [`delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(sql.raw(deed).execute(owner), deed).rejects.toThrow('append-only');
      }
    }
    for (const deed of ['update invoice set total = 0', 'update ledger_posting set amount = 1']) {
      await expect(sql.raw(deed).execute(owner), deed).rejects.toThrow('append-only');
      await expect(sql.raw(deed).execute(house.db), deed).rejects.toThrow('permission denied');
    }
    expect(await counts()).toEqual(ONCE);
  });
});

/** Sixteen at once on two servers; all of them have begun before the first may finish. */
async function sixteen<T>(deed: (one: House) => Promise<T>): Promise<T[]> {
  const second = { ...house, db: openDatabase(house.appUrl, () => {}) };
  const sheets = await holdTable('timesheet');
  const all = Array.from({ length: 16 }, (_, n) => deed(n % 2 === 0 ? house : second));
  await sheets.awaited(16);
  await sheets.release();
  const told = await Promise.all(all);
  await second.db.destroy();
  return told;
}

function closeWithoutDesk(open: OpenWeek): (one: House) => Promise<string | null> {
  return async ({ db }) => {
    const closed = await db.transaction().execute((trx) => closeAtDesks(trx, [open], LOCKED));
    return closed.length === 0 ? null : 'closed';
  };
}

/** Whoever wants to write into the table waits until it is released; readers pass. */
async function holdTable(table: string) {
  const trx = await owner.startTransaction().execute();
  await sql.raw(`lock table ${table} in share row exclusive mode`).execute(trx);
  const waiting = async (): Promise<number> => {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner);
    return Number(rows[0]?.n);
  };
  return {
    awaited: (count: number) => expect.poll(waiting, { timeout: 20_000 }).toBe(count),
    release: () => trx.commit().execute(),
  };
}

async function dropKeys(): Promise<void> {
  for (const table of ['timesheet', 'invoice', 'invoice_line', 'ledger_entry', 'ledger_posting']) {
    await sql.raw(`alter table ${table} drop constraint ${table}_pkey cascade`).execute(owner);
  }
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
