import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import type { AskedCharge, ChargeAnswer } from '../../store/attempts.ts';
import { noteDeed } from '../../store/audit.ts';
import { answerCharge } from '../../store/charges.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { restoreClient } from '../debts/restore-client.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { paymentCharged } from '../one-time/payment-charged.ts';
import { invoiceCharged } from './invoice-charged.ts';

/**
 * Charges a card for a week's invoice or a payment, whose intention is written: the processor is asked with its id, the
 * answer is written and booked. Where it is declined and the next card is to be asked at once, that is asked. Answers what
 * came of it; null when nothing did (yet).
 */
export async function chargeCard(house: House, asked: AskedCharge): Promise<string | null> {
  return writeAnswer(house, asked, await ask(house, asked));
}

/** Finds out what became of an attempt whose answer was lost; one that never arrived is asked again, same id. */
export async function settleCharge(house: House, asked: AskedCharge): Promise<string | null> {
  const found = await house.payments.findCharge(asked.id);
  return writeAnswer(house, asked, found.status === 'none' ? await ask(house, asked) : found);
}

function ask(house: House, asked: AskedCharge): Promise<Outcome<'succeeded' | 'declined'>> {
  const { booked, id, processorRef, amount, cardRemoved } = asked;
  const { org: orgId, currency } = booked;
  if (cardRemoved) {
    return Promise.resolve({
      status: 'declined',
      processorRef: null,
      amount,
      currency,
      declineCode: CARD_REMOVED,
    });
  }
  const description = describe(asked);
  return house.payments.charge({ id, orgId, processorRef, amount, currency, description });
}

async function writeAnswer(
  house: House,
  asked: AskedCharge,
  outcome: Outcome<'succeeded' | 'declined' | 'none'>,
): Promise<string | null> {
  if (outcome.status === 'unknown' || outcome.status === 'none') return null;
  if (outcome.amount !== asked.amount || outcome.currency !== asked.booked.currency) {
    throw new Error(`charge ${asked.id} is ${outcome.amount} ${outcome.currency} at the processor`);
  }
  const { status: state, processorRef } = outcome;
  const declineCode = outcome.status === 'declined' ? outcome.declineCode : null;
  const at = house.clock.now();
  const written = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, asked.booked.freelancer);
    if (!(await answerCharge(trx, asked.id, { state, at, processorRef, declineCode }))) return null;
    await noteAnswer(trx, asked, { state, at, declineCode });
    return { next: await followUp(house, trx, tell, asked, { state, at, declineCode }) };
  });
  if (written === null) return null;
  house.events.tell(asked.booked.contract, { kind: 'week' });
  if (written.next) return chargeCard(house, written.next);
  // At once, not with the next tick: whoever has just paid sees that all goes on.
  if (state === 'succeeded') await restoreClient(house, { organisation: asked.booked.org });
  return sayAnswer(asked, declineCode);
}

/** The attempt that is to follow at once; null: none. */
async function followUp(
  house: House,
  trx: Trx,
  tell: Tell,
  asked: AskedCharge,
  answer: ChargeAnswer,
): Promise<AskedCharge | null> {
  if (asked.of === 'payment') return paymentCharged(house, trx, tell, asked, answer);
  await invoiceCharged(trx, tell, asked, answer);
  return null;
}

function noteAnswer(trx: Trx, asked: AskedCharge, { state, at, declineCode }: ChargeAnswer): Promise<void> {
  const what = asked.of === 'week' ? { week: formatDay(asked.booked.week) } : { payment: asked.booked.id };
  const detail = { ...what, charge: asked.id, declineCode };
  const object = asked.booked.contract;
  return noteDeed(trx, { at, person: asked.by, deed: `charge-${state}`, object, detail });
}

/** What stands for a bank's word where the client has taken out its last card. */
const CARD_REMOVED = 'card_removed';

function describe({ title, ...asked }: AskedCharge): string {
  return asked.of === 'week' ? `${title}, week of ${formatDay(asked.booked.week)}` : `${title}, paid once`;
}

function sayAnswer(asked: AskedCharge, declineCode: string | null): string {
  const { title, booked, amount, attempt } = asked;
  const sum = `${formatMoney(amount, booked.currency)} ${booked.currency}`;
  const what =
    asked.of === 'week'
      ? `${title}: the week of ${formatDay(asked.booked.week)}`
      : `${title}: a one-time payment`;
  if (declineCode === null) return `${what} is paid, ${sum}.`;
  return `${what} could not be charged, ${sum}: the card was declined (${declineCode}), attempt ${attempt}.`;
}
