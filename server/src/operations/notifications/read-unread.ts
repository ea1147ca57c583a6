import type { markRead as marking } from '@stint/wire/notifications';
import type { countUnread as counting } from '@stint/wire/reader';
import type { Answer, Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { markRead as mark, unreadOf } from '../../store/notifications.ts';
import { readerOf } from '../../store/readers.ts';
import { countUnreadMessages } from '../threads/read-thread.ts';

/** What the head of a page needs: the numbers beside bell and messages, and in which words the bell rings. */
export async function countUnread(house: House, actor: Actor): Promise<Answer<typeof counting>> {
  const [unread, messages, { language, zone }] = await Promise.all([
    unreadOf(house.db, actor.person),
    countUnreadMessages(house, actor),
    readerOf(house.db, actor.person),
  ]);
  return { unread, messages: messages.unread, language, zone };
}

/** Marks as read; another open page of the same person hears of it. What is not theirs is left as it is. */
export async function markRead(
  house: House,
  { person }: Actor,
  which: Body<typeof marking>,
): Promise<Answer<typeof marking>> {
  await mark(house.db, person, which, house.clock.now());
  house.events.tellPerson(person);
  return { unread: await unreadOf(house.db, person) };
}
