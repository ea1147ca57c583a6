import { formatDay, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { refundFailed, refundSent } from '@stint/core/return-bookings';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { addReturn, answerRefund, creditInstead, type RefundToSend } from '../../store/refund-sending.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellRefundBack } from './tell-refund.ts';

/**
 * Sends a refund back to the card that paid: its intention is written; the processor is looked up, asked with its id if it
 * does not know it, and the answer is written and booked. What came back since is undone in the books, by a new entry.
 * Answers what came of it; null when no answer came (yet), or nothing is new.
 */
export async function sendRefund(house: House, refund: RefundToSend): Promise<string | null> {
  const { chargeRef, share, booked, state } = refund;
  const id = idAtProcessor(refund);
  const found = await house.payments.findRefund({ id, chargeRef });
  if (found.status !== 'none') return writeAnswer(house, refund, found);
  if (state !== 'asked' || refund.chargeState === 'disputed') return null;
  // The bank took the charge back for good: there is nothing to send it back from.
  if (refund.chargeState === 'charged-back') return credit(house, refund);
  const { currency } = booked;
  const asked = await house.payments.refund({ id, chargeRef, amount: share.clientTotal, currency });
  return writeAnswer(house, refund, asked);
}

/** Each time that it is sent is one of its own for the processor. */
function idAtProcessor({ id, attempt }: RefundToSend): string {
  return attempt === 1 ? id : `${id}:${attempt}`;
}

async function writeAnswer(
  house: House,
  refund: RefundToSend,
  outcome: Outcome<'succeeded' | 'declined' | 'none'>,
): Promise<string | null> {
  if (outcome.status === 'unknown' || outcome.status === 'none') return null;
  const { id, share, booked, title } = refund;
  const { contract, currency } = booked;
  const amount = share.clientTotal;
  if (outcome.amount !== amount || outcome.currency !== currency) {
    throw new Error(`refund ${id} is ${outcome.amount} ${outcome.currency} at the processor`);
  }
  const answer = answerOf(outcome);
  const at = house.clock.now();
  const isAnswered = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    const from = answer.state === 'failed' && refund.state === 'sent' ? 'sent' : 'asked';
    if (!(await answerRefund(trx, id, { ...answer, at, from }))) return false;
    await bookAnswer(trx, refund, { ...answer, at, from });
    const { declineCode } = answer;
    const detail = { week: formatDay(booked.week), refund: id, attempt: refund.attempt, declineCode };
    await noteDeed(trx, { at, person: null, deed: `refund-${answer.state}`, object: contract, detail });
    if (answer.state !== 'sent') await tellRefundBack(trx, tell, refund, at);
    return true;
  });
  if (!isAnswered) return null;
  house.events.tell(contract, { kind: 'week' });
  const sum = `${formatMoney(amount, currency)} ${currency}`;
  const week = `${title}: of the week of ${formatDay(booked.week)}`;
  return answer.state === 'sent'
    ? `${week} ${sum} is back on its client’s card.`
    : `${week} ${sum} could not be sent back (${answer.declineCode}); it stays the client’s credit.`;
}

interface RefundAnswer {
  readonly state: 'sent' | 'declined' | 'failed';
  readonly processorRef: string | null;
  readonly declineCode: string | null;
}

/** Declined, and yet the processor has a name for it: it was made, and the bank sent it back. */
function answerOf(outcome: Exclude<Outcome<'succeeded' | 'declined'>, { status: 'unknown' }>): RefundAnswer {
  const { processorRef } = outcome;
  if (outcome.status === 'succeeded') return { state: 'sent', processorRef, declineCode: null };
  const { declineCode } = outcome;
  return { state: processorRef === null ? 'declined' : 'failed', processorRef, declineCode };
}

/** The money went, and what came back came back: both are entries. */
async function bookAnswer(
  trx: Trx,
  refund: RefundToSend,
  { state, at, from, processorRef, declineCode }: RefundAnswer & { at: Instant; from: 'asked' | 'sent' },
): Promise<void> {
  if (state === 'declined') return;
  const { id, booked, share, attempt } = refund;
  const own = { id, org: booked.org, currency: booked.currency };
  if (from === 'asked') await book(trx, refundSent(own, share.clientTotal, at, attempt));
  if (state !== 'failed') return;
  await book(trx, refundFailed(own, share.clientTotal, at, attempt));
  await addReturn(trx, refund, { at, processorRef: processorRef ?? '', declineCode: declineCode ?? '' });
}

async function credit(house: House, { id, booked, title }: RefundToSend): Promise<string | null> {
  const isDone = await house.db.transaction().execute(async (trx) => {
    await lockDesk(trx, booked.freelancer);
    if (!(await creditInstead(trx, id))) return false;
    const detail = { week: formatDay(booked.week), refund: id };
    const at = house.clock.now();
    await noteDeed(trx, { at, person: null, deed: 'refund-credited', object: booked.contract, detail });
    return true;
  });
  if (!isDone) return null;
  house.events.tell(booked.contract, { kind: 'week' });
  return `${title}: what was refunded of the week of ${formatDay(booked.week)} is owed no more.`;
}
