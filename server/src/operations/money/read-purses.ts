import { accounts } from '@stint/core/bookings';
import { type Currency, formatMoney, type Minor } from '@stint/core/money';
import { billOf } from '@stint/core/stipend';
import { timesheetOf } from '@stint/core/timesheet';
import type { readPurses as route } from '@stint/wire/books';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { type LoadedContract, loadContracts } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { loadDiaries } from '../../store/diaries.ts';
import { heldFrom } from '../../store/disputes.ts';
import { readBalances } from '../../store/ledger.ts';
import { openWeeksOf } from '../../store/money.ts';
import { paidOutOf } from '../../store/payouts.ts';

type PurseLetter = Answer<typeof route>[number];
type Place = Exclude<keyof PurseLetter, 'currency'>;
type Purse = Record<Place, Minor>;

/** The actor's money as a freelancer, by currency. Somebody who is none has no purse. */
export async function readPurses(house: House, actor: Actor): Promise<PurseLetter[]> {
  const purses = new Map<Currency, Purse>();
  const add = (currency: Currency, place: Place, amount: Minor): void => {
    const purse = purses.get(currency) ?? { ...EMPTY };
    purses.set(currency, { ...purse, [place]: purse[place] + amount });
  };
  // One view of the books: money that moves meanwhile is in one place, not in two.
  await house.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await addInProgress(trx, actor.person, add);
      await addBalances(trx, actor.person, add);
      for (const { currency, amount } of await heldFrom(trx, actor.person)) add(currency, 'disputed', amount);
      for (const { currency, amount } of await paidOutOf(trx, actor.person)) add(currency, 'paidOut', amount);
    });
  return [...purses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, purse]) => letterOf(currency, purse));
}

type Add = (currency: Currency, place: Place, amount: Minor) => void;

/** What the weeks that are not closed would pay, net, if they locked as they are. */
async function addInProgress(trx: Trx, freelancer: string, add: Add): Promise<void> {
  const weeks = await openWeeksOf(trx, freelancer);
  const contracts = new Map<string, LoadedContract>();
  for (const loaded of await loadContracts(trx, [...new Set(weeks.map(({ contract }) => contract))])) {
    contracts.set(loaded.id, loaded);
  }
  const diaries = await loadDiaries(trx, weeks);
  for (const open of weeks) {
    const loaded = contracts.get(open.contract);
    const diary = diaries.get(open.contract);
    // A fixed price is not paid by its time.
    if (!loaded || !diary || loaded.kind === 'fixed') continue;
    const timesheet = timesheetOf(loaded.contract, loaded.client, diary, open.week);
    add(loaded.contract.currency, 'inProgress', billOf(loaded.contract, timesheet)?.net ?? 0n);
  }
}

async function addBalances(trx: Trx, freelancer: string, add: Add): Promise<void> {
  const places = new Map<string, Place>([
    [accounts.inReview(freelancer), 'inReview'],
    [accounts.pending(freelancer), 'pending'],
    [accounts.available(freelancer), 'available'],
  ]);
  const own = [accounts.inReview(freelancer), accounts.pending(freelancer), accounts.available(freelancer)];
  for (const { account, currency, balance } of await readBalances(trx, own)) {
    const place = places.get(account);
    if (place) add(currency, place, balance);
  }
}

function letterOf(currency: Currency, purse: Purse): PurseLetter {
  const money = (amount: Minor): string => formatMoney(amount, currency);
  return {
    currency,
    inProgress: money(purse.inProgress),
    inReview: money(purse.inReview),
    disputed: money(purse.disputed),
    pending: money(purse.pending),
    available: money(purse.available),
    paidOut: money(purse.paidOut),
  };
}

const EMPTY: Purse = {
  inProgress: 0n,
  inReview: 0n,
  disputed: 0n,
  pending: 0n,
  available: 0n,
  paidOut: 0n,
};
