import { formatInstant } from '@stint/core/instant';
import type { listPaymentMethods as route } from '@stint/wire/payment-methods';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { paymentMethodsOf } from '../../store/payment-methods.ts';
import { teamOf } from '../../store/teams.ts';
import { hasRight } from '../people/rights.ts';

/**
 * An organisation's cards, for who pays for it and for operators; its other members see that one is verified, and since
 * when. Refusal: `no-such-organisation`, for strangers too.
 */
export async function listPaymentMethods(
  house: House,
  actor: Actor,
  asked: { organisation: string },
): Promise<Answer<typeof route> | Refusal> {
  const { organisation } = asked;
  const isSeen =
    actor.organisations.includes(organisation) || (actor.operator && (await isClient(house, organisation)));
  if (!isSeen) return refuse('no-such-organisation');
  const rows = await paymentMethodsOf(house.db, organisation);
  if (!actor.operator && !hasRight(actor, organisation, 'pay')) {
    const first = rows.find(({ verifiedAt }) => verifiedAt !== null);
    if (!first?.verifiedAt) return [];
    return [{ id: first.id, brand: null, last4: null, verifiedAt: formatInstant(first.verifiedAt) }];
  }
  return rows.map(({ verifiedAt, ...row }) => ({
    ...row,
    verifiedAt: verifiedAt === null ? null : formatInstant(verifiedAt),
  }));
}

async function isClient(house: House, organisation: string): Promise<boolean> {
  return (await teamOf(house.db, organisation))?.kind === 'client';
}
