import type { Instant } from '@stint/core/instant';
import type { Told } from '@stint/wire/told';
import type { Trx } from '../../store/desk.ts';
import { firstUnread, type Words } from '../../store/messages.ts';
import { membersWith } from '../../store/people.ts';
import type { ThreadRow } from '../../store/threads.ts';
import type { Tell } from '../notifications/tell.ts';
import { firstWords } from './letters.ts';

const SAYS = 200;

/**
 * Tells the others of a message, once until they have read: by the first that is unread it is one event, however many follow.
 * Manual time that is asked for is told by itself to who can allow it.
 */
export async function tellMessage(
  trx: Trx,
  tell: Tell,
  thread: ThreadRow,
  message: Words & { readonly n: number; readonly name: string; readonly at: Instant },
): Promise<void> {
  const { id, title, freelancer, organisation, agency, contract } = thread;
  const { n, at, ask, person, name } = message;
  const askers = ask === null ? [] : await membersWith(trx, organisation.id, 'change-terms');
  if (ask !== null && contract !== null) {
    const facts = { contract, title, thread: id, other: name, from: ask.from, to: ask.to, says: ask.reason };
    const told: Told = { kind: 'time-asked', facts: { ...facts, says: firstWords(ask.reason, SAYS) } };
    await tell({ to: askers, event: `time-asked:${id}:${n}`, at, told });
  }
  const writers = await membersWith(trx, organisation.id, 'write');
  const agents = agency === null ? [] : await membersWith(trx, agency.id, 'write');
  const others = [...new Set([freelancer.id, ...writers, ...agents])].filter(
    (one) => one !== person && !askers.includes(one),
  );
  const says = firstWords(message.says === '' ? (ask?.reason ?? '') : message.says, SAYS);
  for (const [to, first] of await firstUnread(trx, id, others)) {
    const told: Told = { kind: 'message-received', facts: { thread: id, title, other: name, says } };
    await tell({ to: [to], event: `message-received:${id}:${first}`, at, told });
  }
}
