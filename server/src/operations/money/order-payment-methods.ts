import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockPaymentMethods, placePaymentMethods } from '../../store/payment-methods.ts';
import { refuseWithout } from '../people/rights.ts';
import { tellContracts } from './add-payment-method.ts';

/**
 * Puts an organisation's cards in the order in which they are charged (D5). All are named, each once. Refusals:
 * `no-such-organisation`, `not-your-role`, `cards-changed` where these are not its cards.
 */
export async function orderPaymentMethods(
  house: House,
  actor: Actor,
  asked: { organisation: string; order: readonly string[] },
): Promise<null | Refusal> {
  const { organisation } = asked;
  const no = refuseWithout(actor, organisation, 'pay');
  if (no) return no;
  const order = asked.order.map((id) => id.toLowerCase());
  const isDone = await house.db.transaction().execute(async (trx) => {
    const own = await lockPaymentMethods(trx, organisation);
    const isAll = own.length === order.length && new Set(order).size === order.length;
    if (!isAll || !own.every((id) => order.includes(id))) return false;
    await placePaymentMethods(trx, order);
    const at = house.clock.now();
    const deed = 'payment-methods-ordered';
    await noteDeed(trx, { at, person: actor.person, deed, object: organisation, detail: { order } });
    return true;
  });
  if (!isDone) return refuse('cards-changed', { field: 'order' });
  await tellContracts(house, organisation);
  return null;
}
