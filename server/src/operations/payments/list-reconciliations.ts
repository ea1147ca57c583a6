import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { listReconciliations as route } from '@stint/wire/processor';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { reconciliations, unmatchedMovements } from '../../store/reconciliations.ts';
import { differenceOf } from './reconcile.ts';

/** The last comparisons of the processor with the books, and what of the processor is no entry. */
export async function listReconciliations(house: House): Promise<Answer<typeof route>> {
  const [compared, unmatched] = await Promise.all([reconciliations(house.db), unmatchedMovements(house.db)]);
  return {
    reconciliations: compared.map((one) => ({
      at: formatInstant(one.at),
      currency: one.currency,
      held: formatMoney(one.held, one.currency),
      booked: formatMoney(one.booked, one.currency),
      onItsWay: formatMoney(one.onItsWay, one.currency),
      difference: formatMoney(differenceOf(one), one.currency),
      unmatched: one.unmatched,
    })),
    unmatched: unmatched.map(({ at, amount, fee, ...moved }) => ({
      ...moved,
      at: formatInstant(at),
      amount: formatMoney(amount, moved.currency),
      fee: formatMoney(fee, moved.currency),
    })),
  };
}
