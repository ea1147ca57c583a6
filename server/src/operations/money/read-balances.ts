import { formatMoney } from '@stint/core/money';
import type { readBalances as route } from '@stint/wire/books';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { readBalances as balances } from '../../store/ledger.ts';

/** What is in each place, by currency. Each currency adds up to nothing. */
export async function readBalances(house: House): Promise<Answer<typeof route>> {
  const rows = await balances(house.db);
  return rows.map(({ account, currency, balance }) => ({
    currency,
    account,
    balance: formatMoney(balance, currency),
  }));
}
