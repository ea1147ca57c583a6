import { feedbackClosesAt, isFeedbackShown } from '@stint/core/handshake/feedback';
import type { Feedback as FeedbackLetter } from '@stint/wire/feedback';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addFeedback, type KeptFeedback, loadFeedback } from '../../store/feedback.ts';
import { lockContract } from '../../store/terms.ts';
import { refuseDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { readFeedback } from './read-feedback.ts';
import { tellShown } from './tell-shown.ts';

type Wanted = Pick<KeptFeedback, 'stars' | 'comment' | 'privateNote'>;

/**
 * A side's feedback, once, in the 14 days after the end; the second one opens both. The same again is the same feedback.
 * Refusals: `no-such-contract`, `not-your-role`, `not-allowed-here` (an operator), `feedback-closed`, `feedback-given`.
 */
export async function giveFeedback(
  house: House,
  actor: Actor,
  { contract: id, ...wanted }: Wanted & { contract: string },
): Promise<FeedbackLetter | Refusal> {
  const visible = await visibleContract(house, actor, id);
  if (isRefusal(visible)) return visible;
  const no = refuseDeed(visible, 'review');
  if (no) return no;
  const refusal = await tellingIn(house, (trx, tell) => give(house, trx, tell, { actor, visible, wanted }));
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  return readFeedback(house, actor, { contract: visible.id });
}

async function give(
  house: House,
  trx: Trx,
  tell: Tell,
  { actor, visible, wanted }: { actor: Actor; visible: Visible; wanted: Wanted },
): Promise<Refusal | null> {
  const { endedAt } = await lockContract(trx, visible.id);
  const at = house.clock.now();
  const side = visible.side === 'client' ? 'client' : 'freelancer';
  const before = await loadFeedback(trx, visible.id);
  const mine = before.find((one) => one.side === side);
  if (mine) return mine.by.id === actor.person && isSame(mine, wanted) ? null : refuse('feedback-given');
  if (endedAt === null) return refuse('feedback-closed');
  const closesAt = feedbackClosesAt(endedAt);
  if (at >= closesAt) return refuse('feedback-closed');
  await addFeedback(trx, visible.id, { ...wanted, side, at, by: actor.person }, closesAt);
  await noteDeed(trx, { at, person: actor.person, deed: 'feedback-given', object: visible.id });
  const given = { client: false, freelancer: false, [side]: true };
  for (const one of before) given[one.side] = true;
  if (isFeedbackShown(endedAt, given, at)) await tellShown(trx, tell, visible, at);
  return null;
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.stars === b.stars && a.comment === b.comment && a.privateNote === b.privateNote;
}
