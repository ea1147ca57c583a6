import { type BookedWeek, type PayPlace, stepIds } from '@stint/core/bookings';
import type { Instant } from '@stint/core/instant';
import type { Invoice } from '@stint/core/invoice';
import { parseWeek, type Week, weekClock } from '@stint/core/week';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { isBooked } from '../../store/ledger.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { refuseClientDeed, type Visible, visibleContract } from '../contracts/visible.ts';

/** The client's own deed in the review of a week. Refusals: `no-such-contract`, `clients-only`, `not-your-role`, `bad-week`. */
export async function reviewDeed(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string },
): Promise<{ visible: Visible; week: Week; booked: BookedWeek } | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseClientDeed(visible, 'review');
  if (no) return no;
  const week = parseWeek(asked.week);
  if (week === null) return refuse('bad-week', { field: 'week' });
  return { visible, week, booked: bookedWeek(visible, week) };
}

/** A contract's week, as the books name it. */
export function bookedWeek(
  { id, organisation, freelancer, contract }: Omit<Visible, 'side' | 'role'>,
  week: Week,
): BookedWeek {
  return {
    contract: id,
    org: organisation.id,
    freelancer: freelancer.id,
    week,
    currency: contract.currency,
  };
}

/**
 * The week's invoice while it is in review, for whoever has the freelancer's desk: by this house's clock, and by what
 * another server has booked already. Refusals: `review-over`, `not-in-review`.
 */
export async function invoiceInReview(
  trx: Trx,
  booked: BookedWeek,
  now: Instant,
): Promise<Invoice | Refusal> {
  const { org: organisation, contract, week } = booked;
  if (now >= weekClock(week).reviewEndsAt) return refuse('review-over');
  if ((await payPlace(trx, booked)) !== 'in-review') return refuse('review-over');
  const invoice = (await issuedInvoices(trx, { organisation, contract }, [week])).get(week);
  return invoice ?? refuse('not-in-review');
}

/** Where the pay of a week has come to, by what is booked. */
export async function payPlace(trx: Trx, booked: BookedWeek): Promise<PayPlace> {
  const { passed, released } = stepIds(booked);
  if (await isBooked(trx, released)) return 'available';
  return (await isBooked(trx, passed)) ? 'pending' : 'in-review';
}
