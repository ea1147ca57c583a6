import { disputeWithdrawn } from '@stint/core/bookings';
import { DISPUTE } from '@stint/core/dispute';
import { stateAfter } from '@stint/core/handshake/table';
import { formatDay } from '@stint/core/instant';
import type { Review } from '@stint/wire/review';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk } from '../../store/desk.ts';
import { disputedOf, disputesOf, markWithdrawn } from '../../store/disputes.ts';
import { book } from '../../store/ledger.ts';
import { tellingIn } from '../notifications/tell.ts';
import { stateOf } from './dispute-letter.ts';
import { payPlace, reviewDeed } from './in-review.ts';
import { reviewLetter } from './read-review.ts';
import { tellWithdrawn } from './tell-review.ts';

/**
 * The client withdraws a dispute that is not decided (D2), also after the review: what it held goes on to where the rest
 * of that week's pay has come to. Withdrawing again changes nothing. Refusals: those of `reviewDeed`,
 * `no-such-dispute`, `dispute-not-open`.
 */
export async function withdrawDispute(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string; dispute: string },
): Promise<Review | Refusal> {
  const deed = await reviewDeed(house, actor, asked);
  if (isRefusal(deed)) return deed;
  const { visible, week, booked } = deed;
  const key = { organisation: booked.org, contract: booked.contract };
  const done = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, booked.freelancer);
    const at = house.clock.now();
    const id = asked.dispute.toLowerCase();
    const row = (await disputesOf(trx, key, [week])).find((one) => one.id === id);
    if (!row) return refuse('no-such-dispute', { field: 'dispute' });
    if (row.state === 'withdrawn') return null;
    if (stateAfter(DISPUTE, stateOf(row, at), 'client: withdraw') === null) return refuse('dispute-not-open');
    await markWithdrawn(trx, { id, at, by: actor.person });
    await book(trx, disputeWithdrawn({ ...booked, id }, row.net, await payPlace(trx, booked), at));

    const lines = (await disputedOf(trx, key, [week])).filter((line) => line.dispute_id === id);
    const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
    const detail = { week: formatDay(week), dispute: id };
    await noteDeed(trx, { at, person: actor.person, deed: 'dispute-withdrawn', object: visible.id, detail });
    const told = { week, segments: lines.length, seconds, net: row.net, dispute: id };
    await tellWithdrawn(tell, visible, told, { by: actor.name, at });
    return null;
  });
  if (isRefusal(done)) return done;
  house.events.tell(visible.id, { kind: 'week' });
  return reviewLetter(house, actor, visible, week);
}
