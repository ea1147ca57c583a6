import { formatInstant } from '@stint/core/instant';
import type { addPaymentMethod as route } from '@stint/wire/payment-methods';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  contractsOfOrganisation,
  findPaymentMethod,
  addPaymentMethod as keepMethod,
} from '../../store/payment-methods.ts';
import { refuseWithout } from '../people/rights.ts';

type Card = Answer<typeof route>;

/**
 * Adds a card and verifies it: the first that verifies starts the protection of P4. Only who pays for the
 * organisation may; one that does not verify leaves nothing behind here, and its number is kept by nobody. The caller's id
 * again, with a card of the same last digits, is the same card. Refusals: `clients-only`, `no-such-organisation`, `not-your-role`,
 * `numbers-not-here`, `card-declined`, `processor-unreachable`, `id-taken`.
 */
export async function addPaymentMethod(
  house: House,
  actor: Actor,
  asked: { organisation: string; card: string; id?: string | undefined },
): Promise<Card | Refusal> {
  const { organisation, card } = asked;
  if (!actor.organisations.includes(organisation)) return refuseStranger(actor);
  const no = refuseWithout(actor, organisation, 'pay');
  if (no) return no;
  if (!house.payments.takesNumbers) return refuse('numbers-not-here', { field: 'card' });
  const id = asked.id?.toLowerCase() ?? house.random.uuid();
  const known = await knownCard(house, { id, organisation, card });
  if (known) return known;
  const method = await verifiedCard(house, organisation, card);
  if (isRefusal(method)) return method;

  const at = house.clock.now();
  const { brand, last4 } = method;
  const isAdded = await house.db.transaction().execute(async (trx) => {
    if (!(await keepMethod(trx, { ...method, id, organisation, at }))) return false;
    const detail = { id, brand, last4 };
    const deed = 'payment-method-verified';
    await noteDeed(trx, { at, person: actor.person, deed, object: organisation, detail });
    return true;
  });
  // Somebody was first with this id while the processor was asked.
  if (!isAdded) return (await knownCard(house, { id, organisation, card })) ?? refuseTaken();
  await tellContracts(house, organisation);
  return { id, brand, last4, verifiedAt: formatInstant(at) };
}

/** The pages of its contracts show whether a card is verified. */
export async function tellContracts(house: House, organisation: string): Promise<void> {
  for (const contract of await contractsOfOrganisation(house.db, organisation)) {
    house.events.tell(contract, { kind: 'terms' });
  }
}

/** The card that was added with this id before; null when none was. */
async function knownCard(
  house: House,
  wanted: { id: string; organisation: string; card: string },
): Promise<Card | Refusal | null> {
  const known = await findPaymentMethod(house.db, wanted.id);
  if (!known) return null;
  const { organisation, verifiedAt, isRemoved, ...method } = known;
  if (isRemoved || organisation !== wanted.organisation || !wanted.card.endsWith(known.last4))
    return refuseTaken();
  return { ...method, verifiedAt: verifiedAt === null ? null : formatInstant(verifiedAt) };
}

function refuseTaken(): Refusal {
  return refuse('id-taken', { field: 'id' });
}

/** Who is no client at all learns that it takes one; another client does not learn that this one exists. */
export function refuseStranger(actor: Actor): Refusal {
  return refuse(actor.organisations.length === 0 ? 'clients-only' : 'no-such-organisation');
}

async function verifiedCard(
  house: House,
  orgId: string,
  card: string,
): Promise<{ processorRef: string; brand: string; last4: string } | Refusal> {
  const added = await house.payments.addPaymentMethod({ orgId, card });
  if ('refused' in added) return refuseCard(added.refused, added.declineCode);
  const verdict = await house.payments.verifyPaymentMethod({ orgId, processorRef: added.processorRef });
  if (verdict.status === 'declined') return refuseCard('card-declined', verdict.declineCode);
  if (verdict.status === 'unknown') return refuse('processor-unreachable');
  return added;
}

function refuseCard(code: 'card-declined' | 'processor-unreachable', declineCode?: string): Refusal {
  return refuse(code, declineCode === undefined ? {} : { field: 'card', fault: declineCode });
}
