import { billOfSum } from './bills.ts';
import type { Law } from './law.ts';
import { type Bonus, move, type Pair } from './model.ts';

/** D4: asks the client's card at once; a client that is suspended, or has no card, pays none. */
export function payBonus(
  pair: Pair,
  { id, amount }: { id: string; amount: bigint },
  now: number,
  law: Law,
): boolean {
  if (pair.isSuspended || pair.verifiedAt === null) return false;
  const bank = pair.wire === 'lost' ? null : pair.bank;
  const one: Bonus = { id, bill: billOfSum(amount, pair.terms, law), state: 'charging', since: now, bank };
  pair.bonuses.push(one);
  if (pair.wire === 'up') answer(pair, one, now);
  return true;
}

/** Those without an answer are asked for; and those whose hold is over are available. */
export function tickBonuses(pair: Pair, now: number, law: Law): void {
  for (const one of pair.bonuses) {
    if (one.state === 'charging' && pair.wire === 'up') {
      one.bank ??= pair.bank;
      answer(pair, one, now);
    }
    if (one.state !== 'held' || now < one.since + law.bonusHeld) continue;
    one.state = 'available';
    move(pair, 'pending', 'available', one.bill.net);
  }
}

function answer(pair: Pair, one: Bonus, now: number): void {
  one.state = one.bank === 'yes' ? 'held' : 'declined';
  one.since = now;
  if (one.state === 'declined') return;
  const { net, freelancerFee, clientFee } = one.bill;
  move(pair, 'gateway', 'pending', net);
  move(pair, 'gateway', 'house', freelancerFee + clientFee);
}
