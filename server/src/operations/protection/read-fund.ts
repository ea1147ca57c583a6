import { accounts } from '@stint/core/bookings';
import { formatDay, formatInstant } from '@stint/core/instant';
import { type Currency, formatMoney, type Minor, sum } from '@stint/core/money';
import type { Fund, FundStep } from '@stint/wire/protection';
import type { House } from '../../house.ts';
import { capOf, debtsToAdvance } from '../../store/fund.ts';
import { type FundStepRow, fundCurrencies, fundSteps, fundSums } from '../../store/fund-lists.ts';
import { readBalances } from '../../store/ledger.ts';
import { advanceNow } from './pay-from-fund.ts';

const STEPS = 100;
/** Of more debts than these the rest is not added up: the page says so by its own list. */
const MOST_DEBTS = 1000;

/** The protection fund in every currency that it has to do with, and its last movements. */
export async function readFund(house: House): Promise<{ funds: Fund[]; steps: FundStep[] }> {
  const balances = await readBalances(house.db, [accounts.protection()]);
  const sums = await fundSums(house.db);
  const named = [...sums.map(({ currency }) => currency), ...(await fundCurrencies(house.db))];
  const lacking = await dueNow(house);
  const funds: Fund[] = [];
  for (const currency of [...new Set(named)].sort()) {
    const own = sums.find((one) => one.currency === currency);
    const cap = await capOf(house.db, currency);
    const money = (amount: Minor = 0n): string => formatMoney(amount, currency);
    funds.push({
      currency,
      balance: money(balances.find((one) => one.currency === currency)?.balance),
      deposited: money(own?.deposited),
      advanced: money((own?.paid ?? 0n) - (own?.recovered ?? 0n)),
      recovered: money(own?.recovered),
      lacking: money(
        lackOf(lacking.get(currency), balances.find((one) => one.currency === currency)?.balance),
      ),
      cap: money(cap.amount),
      days: cap.days,
    });
  }
  return { funds, steps: (await fundSteps(house.db, STEPS)).map(stepLetter) };
}

/** One fund; of a currency that it has nothing to do with yet, an empty one. */
export async function fundOf(house: House, currency: Currency): Promise<Fund> {
  const { funds } = await readFund(house);
  const found = funds.find((one) => one.currency === currency);
  if (found) return found;
  throw new Error(`no fund in ${currency}`);
}

function lackOf(due: Minor = 0n, balance: Minor = 0n): Minor {
  return due > balance ? due - balance : 0n;
}

/** By currency, what the fund has to pay now, if it had all that it takes. */
async function dueNow(house: House): Promise<ReadonlyMap<Currency, Minor>> {
  const due = await debtsToAdvance(house.db, house.clock.now(), { limit: MOST_DEBTS, past: 0 });
  const short = await house.db.transaction().execute(async (trx) => {
    const found: { currency: Currency; short: Minor }[] = [];
    for (const debt of due) {
      const now = await advanceNow(trx, debt, 0n);
      found.push({ currency: debt.booked.currency, short: now.short });
    }
    return found;
  });
  return new Map(
    [...Map.groupBy(short, ({ currency }) => currency)].map(([currency, own]) => [
      currency,
      sum(own.map((one) => one.short)),
    ]),
  );
}

function stepLetter(row: FundStepRow): FundStep {
  const { contract, title, week, freelancer, organisation } = row;
  return {
    entry: row.entry,
    at: formatInstant(row.at),
    what: row.what,
    currency: row.currency,
    amount: formatMoney(row.amount, row.currency),
    about:
      contract === null || week === null
        ? null
        : {
            contract,
            title: title ?? '',
            week: formatDay(week),
            freelancer: freelancer ?? '',
            organisation: organisation ?? '',
          },
    by: row.by,
  };
}
