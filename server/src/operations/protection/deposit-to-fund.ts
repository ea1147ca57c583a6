import { fundDeposited } from '@stint/core/bookings';
import { formatMoney } from '@stint/core/money';
import type { Fund } from '@stint/wire/protection';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addDeposit, findDeposit } from '../../store/fund.ts';
import { book } from '../../store/ledger.ts';
import { readPayout } from '../money/read-sum.ts';
import { fundOf } from './read-fund.ts';

/** The operator fills the fund; the same id again is the same deposit. Refusals: `bad-amount`, `id-taken`. */
export async function depositToFund(
  house: House,
  actor: Actor,
  asked: { id: string; currency: string; amount: string },
): Promise<Fund | Refusal> {
  const { currency } = asked;
  const amount = readPayout(asked.amount, currency);
  if (amount === null) return refuse('bad-amount', { field: 'amount' });
  const id = asked.id.toLowerCase();
  const refusal = await house.db.transaction().execute(async (trx) => {
    const at = house.clock.now();
    if (!(await addDeposit(trx, { id, currency, amount, at, by: actor.person }))) {
      const known = await findDeposit(trx, id);
      const isSame = known?.amount === amount && known.currency === currency && known.by === actor.person;
      return isSame ? null : refuse('id-taken', { field: 'id' });
    }
    await book(trx, fundDeposited({ id, currency, amount }, at));
    const detail = { amount: formatMoney(amount, currency), currency };
    await noteDeed(trx, { at, person: actor.person, deed: 'fund-deposited', object: id, detail });
    return null;
  });
  return isRefusal(refusal) ? refusal : fundOf(house, currency);
}
