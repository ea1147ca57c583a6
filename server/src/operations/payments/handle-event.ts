import type { House } from '../../house.ts';
import { findAskedCharge } from '../../store/charges.ts';
import { findAskedDeposit } from '../../store/deposits.ts';
import { findPartToSend } from '../../store/escrow-parts.ts';
import { findPayout } from '../../store/payouts.ts';
import { markHandled, type WaitingEvent } from '../../store/processor-events.ts';
import { findRefundToSend } from '../../store/refund-sending.ts';
import { settleDeposit } from '../escrow/charge-deposit.ts';
import { sendPart } from '../escrow/walk-part.ts';
import { settleCharge } from '../money/charge-card.ts';
import { settlePayout } from '../money/settle-payouts.ts';
import { sendRefund } from '../refunds/send-refund.ts';
import { heedChargeback } from './heed-chargeback.ts';

/**
 * Does what an event calls for: what it is about is asked for anew, so that a letter that comes twice, late or out of
 * order changes nothing. Answers '' where nothing was left to do; null when the processor does not answer.
 */
export async function handleEvent(house: House, event: WaitingEvent): Promise<string | null> {
  const said = await settled(house, event);
  if (said === null) return null;
  await markHandled(house.db, event.id, house.clock.now());
  return said;
}

async function settled(house: House, { type, ourId, object }: WaitingEvent): Promise<string | null> {
  if (type.startsWith('charge.dispute.')) return heedChargeback(house, object);
  if (ourId === null) return '';
  if (type.startsWith('payment_intent.')) {
    const charge = await findAskedCharge(house.db, ourId);
    if (charge) return settleCharge(house, charge);
    const deposit = await findAskedDeposit(house.db, ourId);
    return deposit ? settleDeposit(house, deposit) : '';
  }
  if (type.startsWith('transfer.')) {
    const payout = await findPayout(house.db, ourId);
    return payout?.state === 'asked' ? settlePayout(house, payout) : '';
  }
  if (type.startsWith('refund.')) {
    const refund = await findRefundToSend(house.db, ourId.split(':')[0] ?? '');
    // What was answered before, and is as it was, is nothing new.
    if (refund) return (await sendRefund(house, refund)) ?? (refund.state === 'asked' ? null : '');
    const part = await findPartToSend(house.db, ourId.split(':')[0] ?? '');
    return part ? sendPart(house, part) : '';
  }
  return '';
}
