import { refundSent } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import { book } from '../../store/ledger.ts';
import { answerRefund, type RefundToSend } from '../../store/refunds.ts';

/**
 * Sends a refund back to the card that paid: its intention is written; the processor is looked up, asked with its id if it
 * does not know it, and the answer is written and booked. Answers what came of it; null when no answer came (yet).
 */
export async function sendRefund(house: House, refund: RefundToSend): Promise<string | null> {
  const { id, chargeRef, share, booked } = refund;
  const found = await house.payments.findRefund({ id, chargeRef });
  if (found.status !== 'none') return writeAnswer(house, refund, found);
  const { currency } = booked;
  const asked = await house.payments.refund({ id, chargeRef, amount: share.clientTotal, currency });
  return writeAnswer(house, refund, asked);
}

async function writeAnswer(
  house: House,
  { id, booked, share, title }: RefundToSend,
  outcome: Outcome<'succeeded' | 'declined' | 'none'>,
): Promise<string | null> {
  if (outcome.status === 'unknown' || outcome.status === 'none') return null;
  const { org, contract, currency } = booked;
  const amount = share.clientTotal;
  if (outcome.amount !== amount || outcome.currency !== currency) {
    throw new Error(`refund ${id} is ${outcome.amount} ${outcome.currency} at the processor`);
  }
  const state = outcome.status === 'succeeded' ? 'sent' : 'declined';
  const declineCode = outcome.status === 'declined' ? outcome.declineCode : null;
  const { processorRef } = outcome;
  const at = house.clock.now();
  const isAnswered = await house.db.transaction().execute(async (trx) => {
    if (!(await answerRefund(trx, id, { state, at, processorRef, declineCode }))) return false;
    if (state === 'sent') await book(trx, refundSent({ id, org, currency }, amount, at));
    const detail = { week: formatDay(booked.week), refund: id, declineCode };
    await noteDeed(trx, { at, person: null, deed: `refund-${state}`, object: contract, detail });
    return true;
  });
  if (!isAnswered) return null;
  house.events.tell(contract, { kind: 'week' });
  const sum = `${formatMoney(amount, currency)} ${currency}`;
  const week = `${title}: of the week of ${formatDay(booked.week)}`;
  return declineCode === null
    ? `${week} ${sum} is back on its client’s card.`
    : `${week} ${sum} could not be sent back (${declineCode}); it stays the client’s credit.`;
}
