import { inForce } from '@stint/core/timeline';
import type { Message } from '@stint/wire/threads';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { findMessage, noteGrant } from '../../store/messages.ts';
import { lockThread } from '../../store/threads.ts';
import { changeTerms } from '../contracts/change-terms.ts';
import { messageLetters } from './letters.ts';
import { readersOf } from './readers.ts';
import { deedsIn, visibleThread } from './visible-thread.ts';

/**
 * Allows the manual time that a message asks for: the terms allow it from now on, and so for time already worked (M1). Both
 * happen or neither; granted twice it is granted once. Refusals: `no-such-thread`, `no-such-message`, `clients-only`,
 * `not-your-role`, `not-allowed` (it has ended).
 */
export async function grantAsk(
  house: House,
  actor: Actor,
  { thread: id, n }: { thread: string; n: number },
): Promise<Message | Refusal> {
  const thread = await visibleThread(house, actor, id);
  if (isRefusal(thread)) return thread;
  const message = await findMessage(house.db, { thread: id, n });
  if (!message?.ask || thread.contract === null) return refuse('no-such-message');
  if (thread.side !== 'client') return refuse('clients-only');
  if (!deedsIn(actor, thread).includes('allow-time')) return refuse('not-your-role');
  if (message.granted_at === null) {
    const no = await changeTerms(
      house,
      actor,
      thread.contract,
      ({ contract }, now) =>
        inForce(contract.manualTime, now) ? null : { what: 'manual-time', manual_time: true, told: 'true' },
      async (trx, now) => {
        await lockThread(trx, id);
        await noteGrant(trx, { thread: id, n, person: actor.person, at: now });
      },
    );
    if (isRefusal(no)) return no;
    for (const person of await readersOf(house.db, thread)) house.events.tellMessage(person, id);
  }
  const row = await findMessage(house.db, { thread: id, n });
  const [letter] = row ? await messageLetters(house.db, actor, id, [row]) : [];
  return letter ?? refuse('no-such-message');
}
