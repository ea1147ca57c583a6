import { type Refusal, refuse } from '../refusal.ts';
import { CARD_TRIES } from './limits.ts';
import { Tries } from './tries.ts';

type Tried = <Answer>(
  who: { readonly person: string; readonly wall: number },
  deed: () => Promise<Answer | Refusal>,
  isDeclined: (answer: Answer | Refusal) => boolean,
) => Promise<Answer | Refusal>;

/**
 * Somebody who has cards charged by hand, again and again, that are declined again and again, tries out cards or fills the
 * mailboxes of their client's people: only so many times. A charge that goes through is no try. Refusal: `too-many-tries`.
 */
export function cardTries(tries = new Tries()): Tried {
  return async ({ person, wall }, deed, isDeclined) => {
    const trier = [{ name: `card:${person}`, limit: CARD_TRIES }];
    if (!tries.take(trier, wall)) return refuse('too-many-tries');
    const answer = await deed();
    if (!isDeclined(answer)) tries.giveBack(trier);
    return answer;
  };
}
