import { toInstant } from '@stint/wire/letters';
import type { Message } from '@stint/wire/threads';
import { type Day, dayOf, type Zone } from '../time/zone.ts';

/** What stands below each other in a conversation. */
export type Row =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'new' }
  | { readonly kind: 'event'; readonly message: Message }
  /** `begins`: with its writer's name and time; the others follow closely on one of the same writer. */
  | { readonly kind: 'message'; readonly message: Message; readonly begins: boolean };

const CLOSELY = 600;

/** Messages, oldest first, with a line for each day of `zone`, and one above the first that is new. */
export function rowsOf(messages: readonly Message[], zone: Zone, readN: number): Row[] {
  const rows: Row[] = [];
  let before: Message | null = null;
  let day: Day | null = null;
  let isNew = false;
  for (const message of messages) {
    const on = dayOf(toInstant(message.at), zone);
    if (on !== day) rows.push({ kind: 'day', day: on });
    const isFirstNew: boolean = !isNew && message.n > readN && message.by !== null && !message.mine;
    if (isFirstNew) rows.push({ kind: 'new' });
    isNew ||= isFirstNew;
    if (message.by === null) {
      if (message.event) rows.push({ kind: 'event', message });
    } else {
      const follows = on === day && !isFirstNew && before !== null && followsClosely(before, message);
      rows.push({ kind: 'message', message, begins: !follows });
    }
    [before, day] = [message, on];
  }
  return rows;
}

function followsClosely(before: Message, { by, at }: Message): boolean {
  return before.by?.id === by?.id && toInstant(at) - toInstant(before.at) < CLOSELY;
}
