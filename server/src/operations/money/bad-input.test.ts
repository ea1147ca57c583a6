import { accounts } from '@stint/core/bookings';
import { formatMoney } from '@stint/core/money';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { openDatabase } from '../../store/database.ts';
import { book, readBalances, readEntries } from '../../store/ledger.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, track } from '../../testing/money.ts';
import { at, places } from '../../testing/review.ts';
import { readStatement } from '../books/read-statement.ts';
import { readTrialBalance } from '../books/read-trial-balance.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await testHouse({ payments: true });
});
afterEach(() => house.close());

/** The largest whole number that a float holds exactly, and the largest of the database. */
const BRINK = 2n ** 53n;
const MOST = 2n ** 63n - 1n;
const FOR_EVER = 9_999_999_999;

describe('money that is no usual money', () => {
  it.each([BRINK - 1n, BRINK, BRINK + 1n])(
    '%s minor units are in the books to the last one',
    async (amount) => {
      await moveToFees(amount, 'KWD');
      const account = accounts.fees();
      const [entry] = await readEntries(house.db, { after: 0, limit: 10 });
      expect(entry?.postings[0]?.amount).toBe(amount);
      expect((await readBalances(house.db, [account]))[0]?.balance).toBe(amount);
      const { lines } = await readStatement(house, { account, currency: 'KWD', after: 0 });
      expect(lines[0]?.balance).toBe(formatMoney(amount, 'KWD'));
      const trial = await readTrialBalance(house, { from: 0, to: FOR_EVER });
      if (isRefusal(trial)) throw new Error(trial.refused);
      expect(trial.find((line) => line.account === account)?.closing).toBe(formatMoney(amount, 'KWD'));
    },
  );

  it('what the books cannot hold is not booked at all', async () => {
    await moveToFees(MOST, 'USD');
    await expect(moveToFees(1n, 'USD', 'one-more')).rejects.toThrow('out of range');
    expect(await readEntries(house.db, { after: 0, limit: 10 })).toHaveLength(1);
    expect((await readBalances(house.db, [accounts.fees()]))[0]?.balance).toBe(MOST);
  });

  it('of a currency without minor digits the sums are whole: 4500 an hour, a segment of it, 10 % and 5 %', async () => {
    const work = await atWork(house, { card: CARDS.good, currency: 'JPY' });
    await track(work.desk, '2026-11-18T06:00:00Z', 1);
    await at(house, '2026-12-02T00:00:00Z');
    // 750, of which 75 are the freelancer's fee; 37.5 on top of it, rounded half up (B4).
    expect(await places(house, work)).toMatchObject({ available: 675n, all: 0n });
    expect((await readBalances(house.db, [accounts.fees()]))[0]?.balance).toBe(75n + 38n);
  });

  it('nobody can be taken out from under their week: it is closed, charged and paid', async () => {
    const work = await atWork(house, { card: CARDS.good });
    await track(work.desk, '2026-11-18T06:00:00Z');
    const owner = openDatabase(house.ownerUrl, () => {});
    for (const [table, id] of [
      ['person', work.ana.person],
      ['organisation', work.acme],
      ['contract', work.contract],
    ]) {
      const gone = sql`delete from ${sql.table(table ?? '')} where id = ${id}`.execute(owner);
      await expect(gone, table).rejects.toThrow('violates');
    }
    await owner.destroy();
    await at(house, '2026-12-02T00:00:00Z');
    expect(await places(house, work)).toMatchObject({ available: 4050n, review: 0n, all: 0n });
  });
});

function moveToFees(amount: bigint, currency: string, id = 'moved'): Promise<boolean> {
  const postings = [{ from: accounts.gateway(), to: accounts.fees(), amount }];
  const entry = { id, at: house.clock.now(), currency, says: 'Moved', postings };
  return house.db.transaction().execute((trx) => book(trx, entry));
}
