import { chargeSucceeded } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import { type AskedCharge, addCharge, answerCharge, type OwedInvoice } from '../../store/charges.ts';
import { lockDesk } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { creditedOf, settleWaiting } from '../../store/refunds.ts';
import { restoreClient } from '../debts/restore-client.ts';
import { settleDebt } from '../debts/settle-debt.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellCharged } from './tell-money.ts';

/**
 * Charges an invoice to its client's card, in three steps: the intention is written, the processor is asked with
 * its id, the answer is written and booked. Answers what came of it; null when nothing did (yet): somebody else
 * was first, or no answer came, and `settleCharge` asks for it later. Where it is declined the next card is tried (D5).
 */
export async function chargeInvoice(house: House, owed: OwedInvoice): Promise<string | null> {
  const asked = await house.db.transaction().execute(async (trx) => {
    // What is refunded meanwhile is either seen here, or waits for this attempt's answer.
    await lockDesk(trx, owed.booked.freelancer);
    const amount = owed.clientTotal - (await creditedOf(trx, owed.booked));
    const one: AskedCharge = { ...owed, amount, id: house.random.uuid() };
    return amount > 0n && (await addCharge(trx, one, house.clock.now())) ? one : null;
  });
  return asked && writeAnswer(house, asked, await ask(house, asked));
}

/** Finds out what became of an attempt whose answer was lost; one that never arrived is asked again, same id. */
export async function settleCharge(house: House, asked: AskedCharge): Promise<string | null> {
  const found = await house.payments.findCharge(asked.id);
  return writeAnswer(house, asked, found.status === 'none' ? await ask(house, asked) : found);
}

function ask(house: House, asked: AskedCharge): Promise<Outcome<'succeeded' | 'declined'>> {
  const { booked, id, processorRef, amount, title, cardRemoved } = asked;
  const description = `${title}, week of ${formatDay(booked.week)}`;
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
  const isAnswered = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, asked.booked.freelancer);
    if (!(await answerCharge(trx, asked.id, { state, at, processorRef, declineCode }))) return false;
    await settleWaiting(trx, asked.booked, state === 'succeeded');
    await tellCharged(trx, tell, asked, { state, at });
    if (state === 'succeeded') {
      await book(trx, chargeSucceeded(asked.booked, asked.amount, at));
      await settleDebt(trx, asked.booked, at);
    }
    const detail = { week: formatDay(asked.booked.week), charge: asked.id, declineCode };
    await noteDeed(trx, {
      at,
      person: asked.by,
      deed: `charge-${state}`,
      object: asked.booked.contract,
      detail,
    });
    return true;
  });
  if (!isAnswered) return null;
  house.events.tell(asked.booked.contract, { kind: 'week' });
  // At once, not with the next tick: whoever has just paid sees that all goes on.
  if (state === 'succeeded') await restoreClient(house, { organisation: asked.booked.org });
  return sayAnswer(asked, declineCode);
}

/** What stands for a bank's word where the client has taken out its last card. */
const CARD_REMOVED = 'card_removed';

function sayAnswer({ title, booked, amount, attempt }: AskedCharge, declineCode: string | null): string {
  const sum = `${formatMoney(amount, booked.currency)} ${booked.currency}`;
  const week = `${title}: the week of ${formatDay(booked.week)}`;
  if (declineCode === null) return `${week} is paid, ${sum}.`;
  return `${week} could not be charged, ${sum}: the card was declined (${declineCode}), attempt ${attempt}.`;
}
