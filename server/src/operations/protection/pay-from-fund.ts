import { type Advancing, advanceOf, protectedShare } from '@stint/core/advance';
import { accounts, protectionPaid } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney, type Minor } from '@stint/core/money';
import { weekClock } from '@stint/core/week';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import { loadContract } from '../../store/contracts.ts';
import { type Debt, unpaidDebt } from '../../store/debts.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { addAdvance, advancedOf, capOf, linesTaken, outstandingOf } from '../../store/fund.ts';
import { book, lockBalance } from '../../store/ledger.ts';
import { awayOf } from '../../store/refunds.ts';
import { frozenTimesheets } from '../../store/weeks.ts';
import { tellAdvanced, tellShort } from '../debts/tell-debts.ts';
import { tellingIn } from '../notifications/tell.ts';
import { issuedTerms } from '../review/disputed-week.ts';
import { payPlace } from '../review/in-review.ts';

/**
 * D5: at its normal time the fund pays what is protected of a debt, as much as it has and the cap leaves; the rest when it
 * is filled. Each part is booked once. Answers what was done; null when there was nothing to pay, or nothing to pay it with.
 */
export async function payFromFund(house: House, debt: Debt): Promise<string | null> {
  const { booked, title } = debt;
  const paid = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    if (!(await unpaidDebt(trx, booked))) return null;
    // Balances in the order of their names: whoever gives the fund back has the first of these two, and then wants the second.
    await lockBalance(trx, accounts.advanced(booked.org), booked.currency);
    // The fund's account stays locked, so it cannot be spent twice; what it paid for another contract of the pair counts.
    const fund = await lockBalance(trx, accounts.protection(), booked.currency);
    const { pays, short, left } = await advanceNow(trx, debt, fund);
    const at = house.clock.now();
    if (short > 0n) await tellShort(tell, debt, { short, at });
    if (pays === 0n) return null;
    const advance = await addAdvance(trx, booked, { amount: pays, at });
    // Where its rest is: pay that was pending already when the bank took the charge back stays there.
    await book(trx, protectionPaid(advance, await payPlace(trx, booked), at));
    const detail = { week: formatDay(booked.week), n: advance.n, amount: formatMoney(pays, booked.currency) };
    await noteDeed(trx, { at, person: null, deed: 'protection-paid', object: booked.contract, detail });
    const availableAt = Math.max(at, weekClock(booked.week).availableAt);
    await tellAdvanced(tell, advance, { title, left: left - pays, availableAt, at });
    return pays;
  });
  if (paid === null) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  const sum = `${formatMoney(paid, booked.currency)} ${booked.currency}`;
  return `${title}: the protection fund paid ${sum} of the week of ${formatDay(booked.week)}.`;
}

/** What is due of it at this moment, with so much in the fund. `left`: what of the week's net is still to come at all. */
export async function advanceNow(
  trx: Trx,
  { booked, net }: Debt,
  fund: Minor,
): Promise<Advancing & { left: Minor }> {
  const loaded = await loadContract(trx, booked.contract);
  const key = { freelancer: booked.freelancer, contract: booked.contract };
  const timesheet = (await frozenTimesheets(trx, key, [booked.week])).get(booked.week);
  if (!loaded || !timesheet) throw new Error('a debt of no week');
  const terms = await issuedTerms(trx, loaded, booked.week);
  const share = protectedShare(terms, timesheet, await linesTaken(trx, booked));
  const advanced = await advancedOf(trx, booked);
  const left = net - (await awayOf(trx, booked)) - advanced;
  const cap = await capOf(trx, booked.currency);
  const outstanding = await outstandingOf(trx, booked, cap.days);
  const step = { protected: share.net, advanced, left, cap: cap.amount, outstanding, fund };
  return { ...advanceOf(step), left };
}
