import { HOLD_SECONDS } from '@stint/core/escrow/claim';
import { milestoneHoldReleased, milestoneRefundSent } from '@stint/core/escrow/entries';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import { arrivePart, findHeldPart, type PartDue } from '../../store/escrow-parts.ts';
import { book } from '../../store/ledger.ts';
import { lockContract } from '../../store/terms.ts';
import { tellingIn } from '../notifications/tell.ts';
import { tellAvailable, tellNotBack } from './tell-escrow.ts';

/** Five days after its release a part's net is available. Answers what was done; null when it was done already. */
export async function releasePart(house: House, due: PartDue): Promise<string | null> {
  const { booked, net, title, milestone } = due;
  const isDone = await tellingIn(house, async (trx, tell) => {
    await lockContract(trx, booked.contract);
    const now = await findHeldPart(trx, booked.id);
    if (now?.isPaid !== true) return false;
    const at = Math.max(due.at + HOLD_SECONDS, now.givenBackAt ?? 0);
    if (!(await arrivePart(trx, booked.id, 'held', { state: 'available', at }))) return false;
    await book(trx, milestoneHoldReleased(booked, net, at));
    await tellAvailable(trx, tell, due, at);
    return true;
  });
  if (!isDone) return null;
  house.events.tell(booked.contract, { kind: 'terms' });
  const sum = `${formatMoney(net, booked.currency)} ${booked.currency}`;
  return `${title}: the hold of “${milestone}” is over; ${sum} is available.`;
}

/**
 * Sends a part back to the card that paid: the processor is looked up, asked with the part's id if it does not know it, and
 * the answer is written and booked. Answers what came of it; null when no answer came (yet).
 */
export async function sendPart(house: House, due: PartDue): Promise<string | null> {
  const { chargeRef, clientTotal: amount, booked, attempt } = due;
  const { currency } = booked;
  // Each time that it is sent is one of its own for the processor.
  const id = attempt === 1 ? booked.id : `${booked.id}:${attempt}`;
  const found = await house.payments.findRefund({ id, chargeRef });
  if (found.status !== 'none') return writeAnswer(house, due, found);
  if (!due.isPaid) return null;
  return writeAnswer(house, due, await house.payments.refund({ id, chargeRef, amount, currency }));
}

async function writeAnswer(
  house: House,
  due: PartDue,
  outcome: Outcome<'succeeded' | 'declined' | 'none'>,
): Promise<string | null> {
  if (outcome.status === 'unknown' || outcome.status === 'none') return null;
  const { booked, clientTotal: amount, title, milestone } = due;
  if (outcome.amount !== amount || outcome.currency !== booked.currency)
    throw new Error(`refund ${booked.id} is ${outcome.amount} ${outcome.currency} at the processor`);
  const state = outcome.status === 'succeeded' ? 'sent' : 'declined';
  const declineCode = outcome.status === 'declined' ? outcome.declineCode : null;
  const { processorRef } = outcome;
  const at = house.clock.now();
  const isAnswered = await tellingIn(house, async (trx, tell) => {
    if (!(await arrivePart(trx, booked.id, 'asked', { state, at, processorRef, declineCode }))) return false;
    if (state === 'sent') await book(trx, milestoneRefundSent(booked, amount, at));
    else await tellNotBack(trx, tell, due, at);
    const detail = { refund: booked.id, attempt: due.attempt, declineCode };
    await noteDeed(trx, {
      at,
      person: null,
      deed: `escrow-refund-${state}`,
      object: booked.contract,
      detail,
    });
    return true;
  });
  if (!isAnswered) return null;
  house.events.tell(booked.contract, { kind: 'terms' });
  const sum = `${formatMoney(amount, booked.currency)} ${booked.currency}`;
  return declineCode === null
    ? `${title}: ${sum} of “${milestone}” is back on its client’s card.`
    : `${title}: ${sum} of “${milestone}” could not be sent back (${declineCode}); it stays the client’s credit.`;
}
