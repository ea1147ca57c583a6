import { formatInstant } from '@stint/core/instant';
import type { listPaymentMethods as route } from '@stint/wire/contracts';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { paymentMethodsOf } from '../../store/payment-methods.ts';

/** An organisation's cards, for its members and for operators. Refusal: `no-such-organisation`, for strangers. */
export async function listPaymentMethods(
  house: House,
  actor: Actor,
  asked: { organisation: string },
): Promise<Answer<typeof route> | Refusal> {
  const { organisation } = asked;
  if (!actor.operator && !actor.organisations.includes(organisation)) return refuse('no-such-organisation');
  const rows = await paymentMethodsOf(house.db, organisation);
  return rows.map(({ verifiedAt, ...row }) => ({
    ...row,
    verifiedAt: verifiedAt === null ? null : formatInstant(verifiedAt),
  }));
}
