import { payoutFailed } from '@stint/core/bookings';
import { formatMoney } from '@stint/core/money';
import type { House } from '../../house.ts';
import type { Outcome } from '../../outside/payments/processor.ts';
import { noteDeed } from '../../store/audit.ts';
import { book } from '../../store/ledger.ts';
import { answerPayout, type PayoutRow } from '../../store/payouts.ts';
import { tellingIn } from '../notifications/tell.ts';
import { accountOf } from '../payments/find-account.ts';
import { tellPaidOut } from './tell-money.ts';

/**
 * Finds out what became of a payout whose answer is not known; one that never arrived is asked again, same id.
 * Answers what came of it; null when nothing is known yet.
 */
export async function settlePayout(house: House, payout: PayoutRow): Promise<string | null> {
  const found = await house.payments.findPayout(payout.id);
  return writeAnswer(house, payout, found.status === 'none' ? await ask(house, payout) : found);
}

/** Asks the processor for the first time. */
export async function sendPayout(house: House, payout: PayoutRow): Promise<string | null> {
  return writeAnswer(house, payout, await ask(house, payout));
}

async function ask(house: House, payout: PayoutRow): Promise<Outcome<'paid' | 'declined'>> {
  const { id, freelancer, amount, currency } = payout;
  const accountRef = await accountOf(house, freelancer);
  if (accountRef === null) return { status: 'unknown' };
  return house.payments.payout({ id, accountRef, amount, currency, description: 'Stint payout' });
}

async function writeAnswer(
  house: House,
  payout: PayoutRow,
  outcome: Outcome<'paid' | 'declined' | 'none'>,
): Promise<string | null> {
  if (outcome.status === 'unknown' || outcome.status === 'none') return null;
  if (outcome.amount !== payout.amount || outcome.currency !== payout.currency) {
    throw new Error(`payout ${payout.id} is ${outcome.amount} ${outcome.currency} at the processor`);
  }
  const state = outcome.status === 'paid' ? 'paid' : 'failed';
  const declineCode = outcome.status === 'declined' ? outcome.declineCode : null;
  const { processorRef } = outcome;
  const at = house.clock.now();
  const isAnswered = await tellingIn(house, async (trx, tell) => {
    if (!(await answerPayout(trx, payout.id, { state, at, processorRef, reason: declineCode ?? '' })))
      return false;
    await tellPaidOut(tell, payout, { state, at });
    if (state === 'failed') await book(trx, payoutFailed(payout, at));
    const detail = { declineCode };
    await noteDeed(trx, { at, person: null, deed: `payout-${state}`, object: payout.id, detail });
    return true;
  });
  if (!isAnswered) return null;
  const sum = `${formatMoney(payout.amount, payout.currency)} ${payout.currency}`;
  return declineCode === null
    ? `A payout of ${sum} has arrived.`
    : `A payout of ${sum} came back (${declineCode}); it is available again.`;
}
