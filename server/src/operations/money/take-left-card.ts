import { formatInstant } from '@stint/core/instant';
import type { addPaymentMethod as route } from '@stint/wire/payment-methods';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import type { PaymentMethod } from '../../outside/payments/processor.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addPaymentMethod, findByProcessorRef } from '../../store/payment-methods.ts';
import { refuseWithout } from '../people/rights.ts';
import { refuseStranger, tellContracts } from './add-payment-method.ts';

type Card = Answer<typeof route>;

/**
 * Adds the card that somebody left on the processor's page; asked again, it is the same card. The page must be one
 * that was opened for this organisation. Refusals: those of `addPaymentMethod`, `card-on-its-way` (the page is open
 * still, or the bank asks).
 */
export async function takeLeftCard(
  house: House,
  actor: Actor,
  { organisation, session }: { organisation: string; session: string },
): Promise<Card | Refusal> {
  if (!actor.organisations.includes(organisation)) return refuseStranger(actor);
  const no = refuseWithout(actor, organisation, 'pay');
  if (no) return no;
  const left = await house.payments.readCardPage(session);
  if (left.status === 'unknown') return refuse('processor-unreachable');
  if (left.status === 'declined')
    return refuse('card-declined', { field: 'session', fault: left.declineCode });
  if (left.status !== 'left' || left.orgId !== organisation) {
    return refuse('card-on-its-way', { field: 'session' });
  }
  return keep(house, actor, organisation, left.method);
}

async function keep(house: House, actor: Actor, organisation: string, method: PaymentMethod): Promise<Card> {
  const { brand, last4, processorRef } = method;
  const at = house.clock.now();
  const id = house.random.uuid();
  const known = await house.db.transaction().execute(async (trx) => {
    const before = await findByProcessorRef(trx, { organisation, processorRef });
    if (before) return before;
    await addPaymentMethod(trx, { ...method, id, organisation, at });
    const deed = 'payment-method-verified';
    const detail = { id, brand, last4 };
    await noteDeed(trx, { at, person: actor.person, deed, object: organisation, detail });
    return null;
  });
  if (known)
    return { ...known, verifiedAt: known.verifiedAt === null ? null : formatInstant(known.verifiedAt) };
  await tellContracts(house, organisation);
  return { id, brand, last4, verifiedAt: formatInstant(at) };
}
