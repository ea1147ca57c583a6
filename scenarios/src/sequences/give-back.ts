import type { Chance } from '../campaign/chance.ts';
import { type Bill, fraction, paidBy, partsLike, whole } from '../money/plain.ts';
import { advancedOf, awayOf, leftOf, workOf } from './bills.ts';
import { placeOf } from './clock.ts';
import type { Of } from './deed.ts';
import type { Law } from './law.ts';
import { billOrNone, move, type Pair, type Week } from './model.ts';

/** D3: a part of a week's total goes back with its fees, from where the week's pay is, and then from what is available. */
export function giveBack(
  pair: Pair,
  { id, amount }: { id: string; amount: bigint },
  _now: number,
  law: Law,
): boolean {
  const { week } = pair;
  const left = leftOf(week);
  if (!week.bill || amount > mostOf(week, left, law)) return false;
  const [net = 0n, freelancerFee = 0n] = partsLike(amount, [left.net, left.freelancerFee]);
  const [fees, part, of] = [left.clientFee, amount, workOf(left)];
  const clientFee = of === 0n ? 0n : whole(fraction(fees * part, of));
  const bill = { net, freelancerFee: law.givesBackFees ? freelancerFee : 0n, clientFee };
  const walks = net < restOf(week, left) ? net : restOf(week, left);
  move(pair, placeOf(week), 'client', walks);
  move(pair, 'available', 'client', net - walks);
  move(pair, 'house', 'client', bill.freelancerFee + clientFee);
  const charged = week.attempts.find((one) => one.state !== 'declined')?.state;
  const state = charged === 'succeeded' ? 'asked' : charged === 'asked' ? 'waiting' : 'credited';
  if (paidBy(bill) > 0n) week.refunds.push({ id, bill, state, ofAvailable: net - walks });
  return true;
}

/** A part of the week's work, all that is left of it, or more. */
export function drawGiveBack({ week }: Pair, chance: Chance, id: () => string): Of<'give back'> | null {
  if (!week.bill) return null;
  const isAll = chance.whole(0, 2) === 0;
  const amount = isAll ? workOf(leftOf(week)) : BigInt(chance.whole(1, Number(workOf(week.bill)) + 1));
  return amount === 0n ? null : { kind: 'give back', id: id(), amount };
}

/** What of the net is where the week is. */
function restOf(week: Week, left: Bill): bigint {
  return week.isReleased ? left.net : billOrNone(week).net - awayOf(week) - advancedOf(week);
}

/** Never what the fund paid and has not back. */
function mostOf(week: Week, left: Bill, law: Law): bigint {
  const isPaid = week.attempts.some(({ state }) => state === 'succeeded');
  const before = week.refunds.reduce((sum, { ofAvailable }) => sum + ofAvailable, 0n);
  const back = week.advances.filter(({ isReleased }) => isPaid && isReleased);
  const settled = back.reduce((sum, { amount }) => sum + amount, 0n) - before;
  const net = restOf(week, left) + (week.isReleased ? 0n : settled);
  if (law.refundOf === 'all that was billed') return workOf(billOrNone(week));
  if (net >= left.net) return workOf(left);
  return net <= 0n ? 0n : whole(fraction(workOf(left) * net, left.net));
}
