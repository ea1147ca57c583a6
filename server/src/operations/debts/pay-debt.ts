import { parseWeek } from '@stint/core/week';
import type { Debt } from '@stint/wire/debt';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { invoiceToPay } from '../../store/charges.ts';
import { attemptsOf } from '../../store/debt-lists.ts';
import { findPaymentMethod } from '../../store/payment-methods.ts';
import { chargeInvoice } from '../money/charge-invoices.ts';
import { refuseWithout } from '../people/rights.ts';
import { readDebt } from './read-debt.ts';

/**
 * Charges an unpaid week now, with a card of one's choice; it takes no day of D5 away. One attempt at a time: whoever asks
 * meanwhile is refused. Refusals: those of `readDebt`, `no-such-card`, `nothing-owed`, `charge-under-way`, `card-declined`
 * with the bank's word, `processor-unreachable`: the answer is found by the clock then.
 */
export async function payDebt(
  house: House,
  actor: Actor,
  asked: { organisation: string; contract: string; week: string; paymentMethod: string },
): Promise<Debt | Refusal> {
  const { organisation, paymentMethod } = asked;
  const no = refuseWithout(actor, organisation, 'pay');
  if (no) return no;
  const card = await findPaymentMethod(house.db, paymentMethod);
  if (card?.organisation !== organisation || card.isRemoved || card.verifiedAt === null) {
    return refuse('no-such-card', { field: 'paymentMethod' });
  }
  const week = parseWeek(asked.week);
  if (week === null) return refuse('bad-week', { field: 'week' });
  const key = { organisation, contract: asked.contract, week };
  const how = { paymentMethod, by: actor.person };
  const owed = await invoiceToPay(house.db, key, how);
  if (!owed || owed.state === 'succeeded' || owed.amount <= 0n) return refuse('nothing-owed');
  // What a bank has taken back is decided there first: paying now could be paying twice.
  if (owed.state === 'asked' || owed.state === 'disputed') return refuse('charge-under-way');
  const said = await chargeInvoice(house, owed);
  const after = await invoiceToPay(house.db, key, how);
  if (after?.state === 'succeeded') {
    // Somebody else was first, and it went through: this one has paid nothing.
    return said === null ? refuse('nothing-owed') : readDebt(house, actor, { organisation });
  }
  if (after?.state === 'asked') {
    // No answer came: nobody knows yet, and the clock asks for it with the same id. Or somebody else is at it.
    return refuse(after.attempt === owed.attempt + 1 ? 'processor-unreachable' : 'charge-under-way');
  }
  if (said === null) return refuse('charge-under-way');
  const why = (await attemptsOf(house.db, organisation, [{ contract: asked.contract, week }])).at(-1)?.why;
  return refuse('card-declined', { field: 'paymentMethod', ...(why ? { fault: why } : {}) });
}
