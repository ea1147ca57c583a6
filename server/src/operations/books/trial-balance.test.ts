import { accounts } from '@stint/core/bookings';
import { parseMoney } from '@stint/core/money';
import { toInstant } from '@stint/wire/letters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { readBalances } from '../../store/ledger.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { atWork, CARDS, track } from '../../testing/money.ts';
import { moveClock } from '../clock/move-clock.ts';
import { readStatement } from './read-statement.ts';
import { readTrialBalance } from './read-trial-balance.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ payments: true });
  const dollars = await atWork(house, { card: CARDS.good });
  await track(dollars.desk, '2026-11-18T06:00:00Z', 6);
  await moveClock(house, dollars.olu, { now: '2026-12-02T00:00:00Z' });
});
afterAll(() => house.close());

const month = async (from: string, to: string) => {
  const rows = await readTrialBalance(house, { from: toInstant(from), to: toInstant(to) });
  if (isRefusal(rows)) throw new Error(rows.refused);
  return rows;
};
const NOVEMBER = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'] as const;
const DECEMBER = ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'] as const;
const minor = (text: string): bigint =>
  (text.startsWith('-') ? -1n : 1n) * (parseMoney(text.replace('-', ''), 'USD') ?? 0n);

describe('the trial balance of a month', () => {
  it('opens with what the month before closed with, and every column adds up to nothing', async () => {
    const november = await month(...NOVEMBER);
    const december = await month(...DECEMBER);
    for (const rows of [november, december]) {
      for (const of of ['opening', 'closing'] as const) {
        expect(rows.reduce((sum, row) => sum + minor(row[of]), 0n)).toBe(0n);
      }
      expect(rows.reduce((sum, row) => sum + minor(row.in) - minor(row.out), 0n)).toBe(0n);
    }
    const closed = new Map(november.map(({ account, closing }) => [account, closing]));
    for (const { account, opening } of december) expect(opening).toBe(closed.get(account) ?? '0.00');
  });

  it('closes with what is in each account now', async () => {
    const december = await month(...DECEMBER);
    const now = await readBalances(house.db);
    expect(december.map(({ account, closing }) => [account, minor(closing)])).toEqual(
      now.map(({ account, balance }) => [account, balance]),
    );
  });

  it('of no days is refused', async () => {
    const refused = await readTrialBalance(house, { from: 10, to: 10 });
    expect(refused).toEqual({ refused: 'bad-span', field: 'to' });
  });
});

describe('the statement of an account', () => {
  it('has what is in it after each entry, and ends with what is in it now', async () => {
    const { lines, next } = await readStatement(house, { account: 'gateway', currency: 'USD', after: 0 });
    expect(lines.map(({ amount, balance }) => [amount, balance])).toEqual([['-47.25', '-47.25']]);
    expect(next).toBeNull();
    const [row] = await readBalances(house.db, [accounts.gateway()]);
    expect(minor(lines.at(-1)?.balance ?? '')).toBe(row?.balance);
  });

  it('of one that there is not is empty', async () => {
    const none = await readStatement(house, { account: 'nobody', currency: 'USD', after: 0 });
    expect(none).toEqual({ lines: [], next: null });
  });
});
