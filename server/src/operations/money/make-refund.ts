import { refundMade } from '@stint/core/bookings';
import type { Account } from '@stint/core/ledger';
import type { Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { addRefund, chargedOf, type Refund } from '../../store/refunds.ts';

/**
 * Gives a part of an invoice back to its client, the net from where it is and the fees of both sides with it: once for one
 * id. Asked at the freelancer's desk. What was charged goes back to the card by and by; what was not is charged less. False:
 * it was made before.
 */
export async function makeRefund(
  trx: Trx,
  refund: Pick<Refund, 'id' | 'booked' | 'cause' | 'share' | 'madeAt' | 'by'>,
  from: Account,
): Promise<boolean> {
  const { id, booked, share, madeAt } = refund;
  if (share.clientTotal === 0n) return false;
  const charged = await chargedOf(trx, booked);
  // An attempt under way takes what was owed before: its answer says whether this goes back or is charged less.
  const state = charged === 'succeeded' ? 'asked' : charged === 'asked' ? 'waiting' : 'credited';
  if (!(await addRefund(trx, { ...refund, state }))) return false;
  const { org, currency } = booked;
  return book(trx, refundMade({ id, org, currency }, from, share, madeAt));
}
