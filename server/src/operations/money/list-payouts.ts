import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { listPayouts as route } from '@stint/wire/books';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { type PayoutRow, payoutsOf } from '../../store/payouts.ts';

type PayoutLetter = Answer<typeof route>[number];

/** The actor's own payouts, the newest first, `LIMITS.list` of them. */
export async function listPayouts(house: House, actor: Actor): Promise<PayoutLetter[]> {
  return (await payoutsOf(house.db, actor.person, LIMITS.list)).map(payoutLetter);
}

export function payoutLetter(payout: PayoutRow): PayoutLetter {
  const { id, amount, currency, state, askedAt, via, lastFour, reason } = payout;
  const sum = formatMoney(amount, currency);
  return { id, amount: sum, currency, state, at: formatInstant(askedAt), via, lastFour, reason };
}
