import { accounts } from '@stint/core/bookings';
import { balancesOf, type Entry } from '@stint/core/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { book, readBalances, readEntries } from './ledger.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const bookIt = (entry: Entry): Promise<boolean> => house.db.transaction().execute((trx) => book(trx, entry));

/** Money from one to another, the other way round for every second entry. */
function entryOf(n: number): Entry {
  const ends = [accounts.client('acme'), accounts.available('ana')] as const;
  const [from, to] = n % 2 === 0 ? ends : [ends[1], ends[0]];
  const fee = { from, to: accounts.fees(), amount: 1n };
  return {
    id: `moved:${n}`,
    at: 1_795_000_000 + n,
    currency: n % 3 === 0 ? 'EUR' : 'USD',
    says: 'Moved',
    postings: [{ from, to, amount: BigInt(n) + 1n }, fee],
  };
}

describe('the books', () => {
  it('take an entry once, however often and however crowded it is booked', async () => {
    const entries = Array.from({ length: 48 }, (_, n) => entryOf(n));
    const booked = await Promise.all([...entries, ...entries.toReversed()].map(bookIt));
    expect(booked.filter(Boolean)).toHaveLength(48);
    expect(await bookIt(entryOf(7))).toBe(false);
  });

  it('hold what their postings add up to, in each currency nothing', async () => {
    const entries = await readEntries(house.db, { after: 0, limit: 100 });
    expect(entries).toHaveLength(48);
    const sums = balancesOf(entries);
    for (const { account, currency, balance } of await readBalances(house.db)) {
      expect(balance, `${account} ${currency}`).toBe(sums.get(currency)?.get(account));
    }
    const ofCurrency = [...sums.values()].map((places) => [...places.values()].reduce((a, b) => a + b, 0n));
    expect(ofCurrency).toEqual([0n, 0n]);
  });

  it('are read page by page, each entry once and in the order of booking', async () => {
    const seen: string[] = [];
    for (let after = 0; ; ) {
      const page = await readEntries(house.db, { after, limit: 7 });
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last) break;
      after = last.n;
    }
    expect(seen).toHaveLength(48);
    expect(new Set(seen).size).toBe(48);
  });

  it('take an event that moves nothing, and an amount beyond what a float holds exactly', async () => {
    const huge = 9_007_199_254_740_993n;
    const [posting] = entryOf(1).postings;
    if (!posting) throw new Error('an entry without postings');
    expect(await bookIt({ ...entryOf(100), id: 'nothing', postings: [] })).toBe(true);
    const fils = { ...entryOf(1), id: 'huge', currency: 'BHD', postings: [{ ...posting, amount: huge }] };
    await bookIt(fils);
    const balances = await readBalances(house.db, [posting.to]);
    expect(balances.find(({ currency }) => currency === 'BHD')?.balance).toBe(huge);
  });

  it('go back when the deed that books goes back', async () => {
    const before = await readBalances(house.db);
    const deed = house.db.transaction().execute(async (trx) => {
      await book(trx, { ...entryOf(1), id: 'undone' });
      throw new Error('the deed failed');
    });
    await expect(deed).rejects.toThrow('the deed failed');
    expect(await readBalances(house.db)).toEqual(before);
  });
});
