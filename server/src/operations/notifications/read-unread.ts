import type { markRead as marking } from '@stint/wire/notifications';
import type { countUnread as counting } from '@stint/wire/reader';
import type { Answer, Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { markRead as mark, unreadOf } from '../../store/notifications.ts';
import { readerOf } from '../../store/readers.ts';

/** What the bell of a page needs: the number beside it, and in which words it rings. */
export async function countUnread(house: House, { person }: Actor): Promise<Answer<typeof counting>> {
  const [unread, { language, zone }] = await Promise.all([
    unreadOf(house.db, person),
    readerOf(house.db, person),
  ]);
  return { unread, language, zone };
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
