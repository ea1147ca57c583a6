import { sum } from '@stint/core/money';
import { refundMade, type TakenFrom } from '@stint/core/return-bookings';
import type { Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { addRefund, chargedOf, type Refund } from '../../store/refunds.ts';
import { issueCredits } from '../invoices/issue-invoices.ts';

/** What is taken from where: together the share's net; `available`: what of it is not from where the week's rest is. */
export interface Taken {
  readonly from: readonly TakenFrom[];
  readonly available?: bigint;
}

/**
 * Gives a part of an invoice back to its client, the net from where it is and the fees of both sides with it: once for one
 * id, with its credit notes. Asked at the freelancer's desk. What was charged goes back to the card by and by; what was not
 * is charged less. False: it was made before.
 */
export async function makeRefund(
  trx: Trx,
  refund: Pick<Refund, 'id' | 'booked' | 'cause' | 'share' | 'madeAt' | 'by'> & { readonly says?: string },
  taken: Taken,
): Promise<boolean> {
  const { id, booked, share, madeAt, says = '' } = refund;
  if (share.clientTotal === 0n) return false;
  if (sum(taken.from.map(({ amount }) => amount)) !== share.net) throw new Error('a refund from nowhere');
  const charged = await chargedOf(trx, booked);
  // While a charge has no answer, or its bank has taken it back and decides, nobody knows whether this goes back or is
  // charged less.
  const state = charged === null ? 'credited' : charged.state === 'succeeded' ? 'asked' : 'waiting';
  const { available: takenAvailable = 0n } = taken;
  const kept = { ...refund, says, takenAvailable, charge: charged?.id ?? null, state } as const;
  if (!(await addRefund(trx, kept))) return false;
  const { org, currency } = booked;
  const isBooked = await book(trx, refundMade({ id, org, currency }, taken.from, share, madeAt));
  const { total: work, clientFee, freelancerFee } = share;
  const credited = { work, 'client-fee': clientFee, 'freelancer-fee': freelancerFee };
  await issueCredits(trx, { contract: booked.contract, source: { kind: 'week', week: booked.week } }, id, {
    credited,
    at: madeAt,
  });
  return isBooked;
}
