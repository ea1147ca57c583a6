import { LIMITS } from '@stint/wire/limits';
import type { countUnreadMessages as counting } from '@stint/wire/reader';
import type { Answer } from '@stint/wire/route';
import type { readThread as route } from '@stint/wire/threads';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { markRead, messagesOf, readNoticesOf, unreadOf } from '../../store/messages.ts';
import { messageLetters, threadLetters } from './letters.ts';
import { visibleThread } from './visible-thread.ts';

/** The newest messages of a thread, or those before one of them. Refusal: `no-such-thread`. */
export async function readThread(
  house: House,
  actor: Actor,
  { thread: id, before }: { thread: string; before?: number | undefined },
): Promise<Answer<typeof route> | Refusal> {
  const visible = await visibleThread(house, actor, id);
  if (isRefusal(visible)) return visible;
  const found = await messagesOf(house.db, id, { before: before ?? null, limit: LIMITS.messages + 1 });
  const page = found.slice(-LIMITS.messages);
  const [thread] = await threadLetters(house, actor, [visible]);
  if (!thread) throw new Error('a thread without a letter');
  return {
    thread,
    messages: await messageLetters(house.db, actor, id, page),
    next: found.length > page.length ? (page[0]?.n ?? null) : null,
  };
}

/** Somebody has read a thread up to a message; so they know too what they were told of it. Refusal: `no-such-thread`. */
export async function markThreadRead(
  house: House,
  actor: Actor,
  { thread, n }: { thread: string; n: number },
): Promise<Answer<typeof counting> | Refusal> {
  const visible = await visibleThread(house, actor, thread);
  if (isRefusal(visible)) return visible;
  const { person } = actor;
  await markRead(house.db, { thread, person, n });
  if (n >= visible.lastN) await readNoticesOf(house.db, { thread, person, at: house.clock.now() });
  house.events.tellPerson(person);
  house.events.tellMessage(person, thread);
  return countUnreadMessages(house, actor);
}

/** How much waits to be read: the number beside "Messages". */
export async function countUnreadMessages(house: House, actor: Actor): Promise<Answer<typeof counting>> {
  return { unread: await unreadOf(house.db, actor) };
}
