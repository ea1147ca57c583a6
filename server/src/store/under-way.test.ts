import { toInstant } from '@stint/wire/letters';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAndTick } from '../clock.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, CARDS, track } from '../testing/money.ts';
import { type Database, openDatabase } from './database.ts';
import { indexes } from './migrations/006-indexes.ts';

let house: TestHouse;
let owner: Database;

// Three weeks: one is available, one pending, one not locked.
beforeAll(async () => {
  house = await testHouse({ payments: true });
  owner = openDatabase(house.ownerUrl, () => {});
  const { desk } = await atWork(house, { card: CARDS.good });
  for (const day of ['2026-11-18', '2026-11-25', '2026-12-02']) {
    await moveAndTick(house, toInstant(`${day}T12:00:00Z`));
    await track(desk, `${day}T06:00:00Z`, 1);
  }
});
afterAll(async () => {
  await owner.destroy();
  await house.close();
});

describe('what the clock looks at', () => {
  it('B5: is the invoices whose pay is not available, and the weeks that are not closed', async () => {
    expect(await marks()).toEqual({ underWay: ['2026-11-23'], open: ['2026-11-30'] });
  });

  it('is found in a house that was here before it was marked', async () => {
    await sql`drop table invoice_under_way`.execute(owner);
    await sql`alter table work_week drop column closed`.execute(owner);
    await sql`create index work_week_by_week on work_week (week)`.execute(owner);
    await sql`drop index charge_asked, charge_declined, payout_asked, picture_in_pack`.execute(owner);
    await sql.raw(indexes).execute(owner);
    expect(await marks()).toEqual({ underWay: ['2026-11-23'], open: ['2026-11-30'] });
  });

  it.each([
    ['charge_asked', "select id from charge where state = 'asked'"],
    ['charge_declined', "select min(answered_at) from charge where state = 'declined' and answered_at > 5"],
    ['payout_asked', "select id from payout where state = 'asked'"],
    ['picture_in_pack', 'select pack_offset from picture where pack = 3'],
    ['work_week_open', 'select week from work_week where closed = false and week < 5 order by week'],
  ])('is found by its index, %s', async (index, question) => {
    const plan = await owner.transaction().execute(async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      return sql.raw<Record<string, string>>(`explain ${question}`).execute(trx);
    });
    expect(JSON.stringify(plan.rows)).toContain(index);
  });
});

async function marks(): Promise<{ underWay: string[]; open: string[] }> {
  const day = (week: bigint): string => new Date(Number(week) * 1000).toISOString().slice(0, 10);
  const underWay = await owner.selectFrom('invoice_under_way').select('week').orderBy('week').execute();
  const open = await owner.selectFrom('work_week').select('week').where('closed', '=', false).execute();
  return { underWay: underWay.map(({ week }) => day(week)), open: open.map(({ week }) => day(week)) };
}
