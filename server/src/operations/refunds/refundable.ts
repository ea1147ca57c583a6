import type { BookedWeek, PayPlace } from '@stint/core/bookings';
import { isHeld, type Share, shareLess } from '@stint/core/dispute';
import { NO_SHARE, sumOfShares } from '@stint/core/dispute-shares';
import type { Instant } from '@stint/core/instant';
import type { Minor } from '@stint/core/money';
import { mostOfNet, REFUND_SECONDS } from '@stint/core/refund';
import { takenFrom } from '@stint/core/return-bookings';
import type { Trx } from '../../store/desk.ts';
import { disputesOf } from '../../store/disputes.ts';
import { advancedOf, settledAdvanceOf } from '../../store/fund.ts';
import { awayOf, paidAtOf, type Refund, refundsOf } from '../../store/refunds.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { shareOf } from '../review/dispute-letter.ts';
import { payPlace } from '../review/in-review.ts';
import type { Taken } from './make-refund.ts';

/** What of a week can be given back, and where its pay is. */
export interface Refundable {
  readonly refunds: readonly Refund[];
  /** What is neither refunded nor disputed. */
  readonly left: Share;
  /** The most of the total that can be given back now. */
  readonly most: Minor;
  readonly place: PayPlace;
  /** What of the net walks with the week: the rest of it is where `place` says. */
  readonly rest: Minor;
  /** When the invoice was paid; null: it is not. */
  readonly paidAt: Instant | null;
  readonly until: Instant | null;
}

/**
 * D3, at the freelancer's desk: never above what is neither refunded nor disputed. What the protection fund paid and the
 * client has not, no refund touches: the client never paid it, and it is the fund's to have back. Null: there is no invoice.
 */
export async function refundableOf(trx: Trx, booked: BookedWeek): Promise<Refundable | null> {
  const { org: organisation, contract, week } = booked;
  const key = { organisation, contract };
  const invoice = (await issuedInvoices(trx, key, [week])).get(week);
  if (!invoice) return null;
  const refunds = await refundsOf(trx, key, [week]);
  const held = (await disputesOf(trx, key, [week])).filter(({ state }) => isHeld(state)).map(shareOf);
  const gone = sumOfShares([...refunds.map(({ share }) => share), ...held]);
  const left = shareLess(invoice, gone);
  const place = await payPlace(trx, booked);
  const advanced = await advancedOf(trx, booked);
  const before = refunds.reduce((sum, { takenAvailable }) => sum + takenAvailable, 0n);
  const rest = place === 'available' ? left.net : invoice.net - (await awayOf(trx, booked)) - advanced;
  const settled = place === 'available' ? 0n : (await settledAdvanceOf(trx, booked)) - before;
  const paidAt = await paidAtOf(trx, booked);
  return {
    refunds,
    left: left.total === 0n ? NO_SHARE : left,
    most: mostOfNet(left, rest + settled),
    place,
    rest,
    paidAt,
    until: paidAt === null ? null : paidAt + REFUND_SECONDS,
  };
}

/** Where so much of the net is taken from: from the rest of the week's pay, and then from what is available. */
export function takenOf(booked: BookedWeek, { place, rest }: Refundable, net: Minor): Taken {
  const walks = net < rest ? net : rest;
  return {
    from: [takenFrom(booked, place, walks), takenFrom(booked, 'available', net - walks)],
    available: net - walks,
  };
}
