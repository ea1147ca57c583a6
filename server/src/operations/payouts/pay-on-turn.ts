import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import { isRefusal } from '../../refusal.ts';
import { plansOf, type TurnDue, takeTurn } from '../../store/payout-plans.ts';
import { lockAvailable, methodNow, writePayout } from './write-payout.ts';

/**
 * An instant of somebody's plan has come: all that is available goes out, where it is the minimum or more and there is a method
 * in force. Whatever came of it, the turn is taken: the next one looks again. Only intends it; the processor or a file's turn is
 * next. Answers what was done, '' where nothing was.
 */
export async function payOnTurn(house: House, due: TurnDue): Promise<string> {
  const { freelancer, currency } = due;
  return house.db.transaction().execute(async (trx) => {
    const available = await lockAvailable(trx, freelancer, currency);
    const at = house.clock.now();
    const plan = (await plansOf(trx, freelancer)).find((one) => one.currency === currency);
    const method = await methodNow(trx, freelancer, at);
    const isPaid = plan !== undefined && !isRefusal(method) && available > 0n && available >= plan.minimum;
    const id = isPaid ? house.random.uuid() : null;
    if (!(await takeTurn(trx, due, { at, payout: id }))) return '';
    if (id === null || isRefusal(method)) return '';
    const wanted = { id, freelancer, currency, amount: available };
    if (!(await writePayout(trx, wanted, { method, by: null, at }))) throw new Error(`payout ${id} is taken`);
    return `A payout of ${formatMoney(available, currency)} ${currency} was due.`;
  });
}
