import { feedbackClosesAt, isFeedbackShown } from '@stint/core/handshake/feedback';
import { formatInstant } from '@stint/core/instant';
import type { Feedback as FeedbackLetter } from '@stint/wire/feedback';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type FeedbackSide, type KeptFeedback, loadFeedback } from '../../store/feedback.ts';
import { refuseDeed, visibleContract } from '../contracts/visible.ts';

/** What both sides wrote of each other, as far as its reader may see it now (double blind). Refusal: `no-such-contract`. */
export async function readFeedback(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<FeedbackLetter | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const { endedAt } = visible.contract;
  const kept = await loadFeedback(house.db, visible.id);
  // Only now: what was read is judged by a later second, never by an earlier one.
  const now = house.clock.now();
  const of = (side: FeedbackSide) => kept.find((one) => one.side === side) ?? null;
  const given = { client: of('client') !== null, freelancer: of('freelancer') !== null };
  const shown = endedAt !== null && isFeedbackShown(endedAt, given, now);
  const { side } = visible;
  const seen = (by: FeedbackSide) => (shown || side === by || side === 'operator' ? letterOf(of(by)) : null);
  const isOpen = endedAt !== null && now < feedbackClosesAt(endedAt);
  const mine = side === 'client' || side === 'freelancer' ? side : null;
  const mayGive = isOpen && mine !== null && !given[mine] && refuseDeed(visible, 'review') === null;
  return {
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    closesAt: endedAt === null ? null : formatInstant(feedbackClosesAt(endedAt)),
    shown,
    given,
    client: seen('client'),
    freelancer: seen('freelancer'),
    privateNotes: side === 'operator' ? notesOf(of('client'), of('freelancer')) : null,
    may: mayGive ? ['give'] : [],
  };
}

function letterOf(kept: KeptFeedback | null) {
  return kept && { stars: kept.stars, comment: kept.comment, at: formatInstant(kept.at), by: kept.by };
}

function notesOf(client: KeptFeedback | null, freelancer: KeptFeedback | null) {
  return { client: client?.privateNote ?? null, freelancer: freelancer?.privateNote ?? null };
}
