import { manualTimeAllowed, writeManualTime } from '@stint/core/corrections';
import { formatInstant } from '@stint/core/instant';
import { unchanged } from '@stint/core/timeline';
import { toInstant } from '@stint/wire/letters';
import type { Body } from '@stint/wire/route';
import type { Message, sendMessage as route } from '@stint/wire/threads';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { attachmentsOfMessages, bindToMessage, claimLoose } from '../../store/attachments.ts';
import { loadContract } from '../../store/contracts.ts';
import { addWords, findMessage, type KeptAsk, type MessageRow, markRead } from '../../store/messages.ts';
import { lockThread } from '../../store/threads.ts';
import { tellingIn } from '../notifications/tell.ts';
import { messageLetters } from './letters.ts';
import { readersOf } from './readers.ts';
import { tellMessage } from './tell-message.ts';
import { type VisibleThread, visibleThread } from './visible-thread.ts';

type Wanted = Body<typeof route> & { readonly thread: string };

/**
 * Writes in a thread; the same `id` again is the same message. An `ask` is checked as the manual time itself would be, so
 * that what is allowed can be written in (M2). Refusals: `no-such-thread`, `not-your-role`, `id-taken`,
 * `no-such-attachment`; of an ask `freelancers-only`, `not-allowed` (no hourly contract, or ended), `not-in-this-state` (allowed already), those of M2.
 */
export async function sendMessage(house: House, actor: Actor, sent: Wanted): Promise<Message | Refusal> {
  const visible = await visibleThread(house, actor, sent.thread);
  if (isRefusal(visible)) return visible;
  const wanted = {
    ...sent,
    thread: visible.id,
    attachments: (sent.attachments ?? []).map((id) => id.toLowerCase()),
  };
  if (!visible.mayWrite) return refuse('not-your-role');
  const no = wanted.ask ? await refuseAsk(house, visible, wanted.ask) : null;
  const before = await findMessage(house.db, { id: wanted.id });
  if (before) return sameOr(house, actor, before, wanted);
  if (no) return no;
  const n = await tellingIn(house, async (trx, tell) => {
    if (!(await claimLoose(trx, wanted.attachments, actor.person))) return refuse('no-such-attachment');
    await lockThread(trx, visible.id);
    // Only now: who waited for the lock writes after what it waited for.
    const at = house.clock.now();
    const { id, side } = visible;
    const words = { id: wanted.id, person: actor.person, side, says: wanted.says, ask: askOf(wanted) };
    const written = await addWords(trx, id, words, at);
    if (written === null) return refuse('id-taken');
    await bindToMessage(trx, { thread: id, n: written, ids: wanted.attachments });
    await markRead(trx, { thread: id, person: actor.person, n: written });
    await tellMessage(trx, tell, visible, { ...words, n: written, name: actor.name, at });
    return written;
  });
  if (isRefusal(n)) return again(house, actor, wanted, n);
  for (const person of await readersOf(house.db, visible)) house.events.tellMessage(person, visible.id);
  return letterOf(house, actor, visible.id, n);
}

/** M1, M2: what is asked for must be such that allowing it is enough. */
async function refuseAsk(
  house: House,
  { side, contract }: VisibleThread,
  { from, to, reason }: KeptAsk,
): Promise<Refusal | null> {
  if (side !== 'freelancer') return refuse('freelancers-only');
  const loaded = contract === null ? null : await loadContract(house.db, contract);
  if (!loaded || loaded.kind === 'fixed' || loaded.contract.endedAt !== null) return refuse('not-allowed');
  const now = house.clock.now();
  const wanted = { from: toInstant(from), to: toInstant(to), memo: reason };
  if (manualTimeAllowed(loaded.contract, wanted.from, now)) {
    return refuse('not-in-this-state', { fault: 'manual time is allowed there already' });
  }
  const written = writeManualTime(wanted, now, { ...loaded.contract, manualTime: unchanged(true) }, []);
  return isRefusal(written) ? written : null;
}

function askOf({ ask }: Wanted): KeptAsk | null {
  if (!ask) return null;
  return { ...ask, from: formatInstant(toInstant(ask.from)), to: formatInstant(toInstant(ask.to)) };
}

/** Somebody was first with this id, or with these files: perhaps the same click. */
async function again(house: House, actor: Actor, wanted: Wanted, no: Refusal): Promise<Message | Refusal> {
  const first = await findMessage(house.db, { id: wanted.id });
  return first ? sameOr(house, actor, first, wanted) : no;
}

async function sameOr(
  house: House,
  actor: Actor,
  before: MessageRow,
  wanted: Wanted,
): Promise<Message | Refusal> {
  const { thread_id: thread, n } = before;
  const files = (await attachmentsOfMessages(house.db, thread, [n])).get(n) ?? [];
  const isSame =
    thread === wanted.thread &&
    before.person_id === actor.person &&
    before.says === wanted.says &&
    files.map(({ id }) => id).join() === (wanted.attachments ?? []).join() &&
    spell(before.ask as KeptAsk | null) === spell(askOf(wanted));
  return isSame ? letterOf(house, actor, thread, n) : refuse('id-taken');
}

function spell(ask: KeptAsk | null): string {
  return ask === null ? '' : JSON.stringify([ask.from, ask.to, ask.reason]);
}

async function letterOf(house: House, actor: Actor, thread: string, n: number): Promise<Message> {
  const row = await findMessage(house.db, { thread, n });
  const [letter] = row ? await messageLetters(house.db, actor, thread, [row]) : [];
  if (!letter) throw new Error('a message that was just written is not there');
  return letter;
}
