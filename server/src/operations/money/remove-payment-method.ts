import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { owedBy } from '../../store/debt-lists.ts';
import { lockPaymentMethods, runsContracts, takeOutPaymentMethod } from '../../store/payment-methods.ts';
import { refuseWithout } from '../people/rights.ts';
import { tellContracts } from './add-payment-method.ts';

/**
 * Removes a card. The last one never while something is owed (`card-needed`), and while
 * contracts run only with `anyway` (`last-card`): what is worked stays protected, and its charges fail day by day (D5).
 * Refusals besides: `no-such-organisation`, `not-your-role`, `no-such-card`.
 */
export async function removePaymentMethod(
  house: House,
  actor: Actor,
  asked: { organisation: string; method: string; anyway?: 'yes' | undefined },
): Promise<null | Refusal> {
  const { organisation } = asked;
  const method = asked.method.toLowerCase();
  const no = refuseWithout(actor, organisation, 'pay');
  if (no) return no;
  const refusal = await house.db.transaction().execute(async (trx) => {
    const own = await lockPaymentMethods(trx, organisation);
    if (!own.includes(method)) return refuse('no-such-card', { field: 'method' });
    if (own.length === 1) {
      if ((await owedBy(trx, organisation)).length > 0) return refuse('card-needed');
      if (asked.anyway === undefined && (await runsContracts(trx, organisation))) return refuse('last-card');
    }
    const at = house.clock.now();
    await takeOutPaymentMethod(trx, method, at);
    const deed = 'payment-method-removed';
    await noteDeed(trx, { at, person: actor.person, deed, object: organisation, detail: { id: method } });
    return null;
  });
  if (isRefusal(refusal)) return refusal;
  await tellContracts(house, organisation);
  return null;
}
