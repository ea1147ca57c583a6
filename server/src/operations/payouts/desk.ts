import { type Currency, formatMoney, minorDigits, parseMoney } from '@stint/core/money';
import { LIMITS } from '@stint/wire/limits';
import type { setHouseAccount as accountRoute, readPayoutDesk as route } from '@stint/wire/payout-desk';
import type { Answer, Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isPassword } from '../../password.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addHouseAccount, houseAccount, lastBankFiles } from '../../store/bank-files.ts';
import { type BankSums, bankSums, payoutsWaiting } from '../../store/payout-desk.ts';
import { addLimits, limitsOf } from '../../store/payout-plans.ts';
import { passwordOf } from '../../store/people.ts';
import { deskPayouts, fileLetters } from './letters.ts';
import { readBank } from './methods.ts';

type Desk = Answer<typeof route>;

const FILES = 30;

export async function readPayoutDesk(house: House, actor: Actor): Promise<Desk> {
  const [sums, waiting, files] = await Promise.all([
    bankSums(house.db),
    payoutsWaiting(house.db, LIMITS.list),
    lastBankFiles(house.db, FILES),
  ]);
  return {
    currencies: await Promise.all(sums.map((one) => currencyLetter(house, one))),
    waiting: await deskPayouts(house, actor, waiting),
    files: await fileLetters(house, actor, files),
  };
}

async function currencyLetter(house: House, one: BankSums): Promise<Desk['currencies'][number]> {
  const { currency } = one;
  const money = (amount: bigint): string => formatMoney(amount, currency);
  const [limits, own] = await Promise.all([limitsOf(house.db, currency), houseAccount(house.db, currency)]);
  return {
    currency,
    least: money(limits.least),
    most: money(limits.most),
    twoAbove: money(limits.twoAbove),
    account: own && { holder: own.holder, lastFour: own.lastFour },
    toSend: { count: one.toSend, total: money(one.toSendTotal) },
    booked: money(one.booked),
    onItsWay: money(one.onItsWay),
    executed: money(one.executed),
    difference: money(one.booked - one.onItsWay - one.executed),
  };
}

/** What counts from now on, a higher sum for two people from three days on; what was asked for stays as it was judged. Refusal: `bad-amount`. */
export async function setPayoutLimits(
  house: House,
  { person: by }: Actor,
  asked: { currency: Currency; least: string; most: string; twoAbove: string },
): Promise<undefined | Refusal> {
  const { currency } = asked;
  const cap = parseMoney(String(LIMITS.payout), currency);
  const sumOf = (text: string): bigint | null => {
    const amount = parseMoney(text, currency);
    return amount === null || cap === null || amount < 0n || amount > cap ? null : amount;
  };
  const [least, most, twoAbove] = [sumOf(asked.least), sumOf(asked.most), sumOf(asked.twoAbove)];
  if (least === null) return refuse('bad-amount', { field: 'least' });
  if (most === null || most < least) return refuse('bad-amount', { field: 'most' });
  if (twoAbove === null) return refuse('bad-amount', { field: 'twoAbove' });
  await house.db.transaction().execute(async (trx) => {
    const at = house.clock.now();
    await addLimits(trx, { currency, least, most, twoAbove, at, by });
    const { least: low, most: high, twoAbove: above } = asked;
    const detail = { least: low, most: high, twoAbove: above };
    await noteDeed(trx, { at, person: by, deed: 'payout-limits-set', object: currency, detail });
  });
  return undefined;
}

/**
 * The account that a bank pays from. The password is asked for again, as with a freelancer's. Refusals: `wrong-sign-in`,
 * `bad-account`, `bad-holder`, `bad-amount` for a currency that there is not.
 */
export async function setHouseAccount(
  house: House,
  { person: by }: Actor,
  asked: Body<typeof accountRoute> & { currency: Currency },
): Promise<undefined | Refusal> {
  const { currency, holder, account, password } = asked;
  if (minorDigits(currency) === null) return refuse('bad-amount', { field: 'currency' });
  if (!(await isPassword(password, await passwordOf(house.db, by)))) {
    return refuse('wrong-sign-in', { field: 'password' });
  }
  const where = readBank({ holder, account });
  if (isRefusal(where)) return where;
  const { lastFour, account: checked } = where;
  if (checked === null) throw new Error('a bank account without an account');
  await house.db.transaction().execute(async (trx) => {
    const at = house.clock.now();
    await addHouseAccount(trx, { currency, holder, account: checked, lastFour, at, by });
    const detail = { lastFour };
    await noteDeed(trx, { at, person: by, deed: 'house-account-set', object: currency, detail });
  });
  return undefined;
}
