import { formatDay } from '@stint/core/instant';
import type { Review } from '@stint/wire/review';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { addApproval } from '../../store/approvals.ts';
import { noteDeed } from '../../store/audit.ts';
import { lockDesk } from '../../store/desk.ts';
import { tellingIn } from '../notifications/tell.ts';
import { invoiceInReview, reviewDeed } from './in-review.ts';
import { reviewLetter } from './read-review.ts';
import { tellApproved } from './tell-review.ts';

/**
 * The client approves a week early (B6): the freelancer is told, and no date and no money moves. Approving again changes
 * nothing. Refusals: those of `reviewDeed` and `invoiceInReview`.
 */
export async function approveWeek(
  house: House,
  actor: Actor,
  asked: { contract: string; week: string },
): Promise<Review | Refusal> {
  const deed = await reviewDeed(house, actor, asked);
  if (isRefusal(deed)) return deed;
  const { visible, week, booked } = deed;
  const done = await tellingIn(house, async (trx, tell) => {
    await lockDesk(trx, visible.freelancer.id);
    const at = house.clock.now();
    const invoice = await invoiceInReview(trx, booked, at);
    if (isRefusal(invoice)) return invoice;
    const key = { organisation: visible.organisation.id, contract: visible.id, week };
    if (!(await addApproval(trx, key, { at, by: actor.person }))) return null;
    const detail = { week: formatDay(week) };
    await noteDeed(trx, { at, person: actor.person, deed: 'week-approved', object: visible.id, detail });
    await tellApproved(tell, visible, week, { by: actor.name, at });
    return null;
  });
  if (isRefusal(done)) return done;
  house.events.tell(visible.id, { kind: 'week' });
  return reviewLetter(house, actor, visible, week);
}
