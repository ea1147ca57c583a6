import { accounts, type BookedWeek, disputePaid } from '@stint/core/bookings';
import type { Share } from '@stint/core/dispute';
import type { Instant } from '@stint/core/instant';
import type { Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { makeRefund } from '../refunds/make-refund.ts';
import { payPlace } from './in-review.ts';
import { type DecidedLine, sumThatIs, thoseThatAre } from './outcomes.ts';

/** What a dispute came to: `back` to the client, with the fees; of `paid` the net to the freelancer. */
export interface Ended {
  readonly back: Share;
  readonly paid: Share;
  readonly refunded: number;
}

/**
 * D2: the money of a dispute that is over. What is refunded goes back to the client with the fees of both sides; what is
 * paid goes on to where the rest of that week's pay has come to. A stipend goes back with the first line that does (B6).
 * Nothing stays with the dispute. Asked at the desk.
 */
export async function endDispute(
  trx: Trx,
  booked: BookedWeek,
  dispute: string,
  lines: readonly DecidedLine[],
  { at, by }: { at: Instant; by: string | null },
): Promise<Ended> {
  const refunded = thoseThatAre(lines, 'refunded');
  const back = sumThatIs(lines, 'refunded');
  const paid = sumThatIs(lines, 'paid');
  if (paid.net > 0n) {
    const { freelancer, currency } = booked;
    const place = await payPlace(trx, booked);
    await book(trx, disputePaid({ id: dispute, freelancer, currency }, paid.net, place, at));
  }
  // Its credit notes take the counters, which come after all balances.
  const refund = { id: dispute, booked, cause: 'dispute' as const, share: back, madeAt: at, by };
  const isMade = await makeRefund(trx, refund, {
    from: [{ from: accounts.dispute(dispute), amount: back.net }],
  });
  if (back.clientTotal > 0n && !isMade) throw new Error(`the refund of dispute ${dispute} was made before`);
  return { back, paid, refunded: refunded.length };
}
