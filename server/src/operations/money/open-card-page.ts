import type { openCardPage as route } from '@stint/wire/payment-methods';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { refuseWithout } from '../people/rights.ts';
import { refuseStranger } from './add-payment-method.ts';

/**
 * A page of the processor's own for a card. Only who pays for the organisation may. Refusals: `clients-only`,
 * `no-such-organisation`, `not-your-role`, `processor-unreachable`.
 */
export async function openCardPage(
  house: House,
  actor: Actor,
  { organisation, origin }: { organisation: string; origin: string },
): Promise<Answer<typeof route> | Refusal> {
  if (!actor.organisations.includes(organisation)) return refuseStranger(actor);
  const no = refuseWithout(actor, organisation, 'pay');
  if (no) return no;
  const page = await house.payments.openCardPage({
    orgId: organisation,
    returnTo: `${origin}/cards/left?organisation=${organisation}&session={session}`,
    cancelTo: `${origin}/#payment-methods`,
  });
  return isRefusal(page) ? refuse(page.refused) : page;
}
