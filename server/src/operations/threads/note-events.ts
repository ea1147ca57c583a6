import type { Instant } from '@stint/core/instant';
import { eventOf } from '@stint/wire/thread-events';
import type { Told } from '@stint/wire/told';
import type { House } from '../../house.ts';
import type { Trx } from '../../store/desk.ts';
import { addEvent } from '../../store/messages.ts';
import { loadThread, threadOfContract, threadOfOffer, threadOfProposal } from '../../store/threads.ts';
import { readersOf } from './readers.ts';

/** What people were told: the name of the event, its kind and facts. */
interface Happened {
  readonly event: string;
  readonly at: Instant;
  readonly told: Told;
}

/** A thread in which something was written, and who may read it. */
export interface Noted {
  readonly thread: string;
  readonly readers: readonly string[];
}

/**
 * Writes what people were told in a deed into the thread of its contract, offer or proposal, once, with the facts that both
 * sides may know. At the end of the transaction: a thread is the last thing that is locked.
 */
export async function noteEvents(
  house: Pick<House, 'random' | 'clock'>,
  trx: Trx,
  tellings: readonly Happened[],
): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (const { told, event: key, at } of tellings) {
    const event = eventOf(told);
    const thread = event && (await threadOf(house, trx, told.facts, at));
    if (!event || !thread) continue;
    const isNew = await addEvent(trx, thread, { id: house.random.uuid(), event, key, at });
    const row = isNew ? await loadThread(trx, thread) : null;
    if (row) noted.push({ thread, readers: await readersOf(trx, row) });
  }
  return noted;
}

async function threadOf(
  { random }: Pick<House, 'random'>,
  trx: Trx,
  facts: Told['facts'],
  at: number,
): Promise<string | null> {
  const begin = { id: random.uuid(), at };
  if ('contract' in facts) return threadOfContract(trx, facts.contract, begin);
  if ('proposal' in facts) return threadOfProposal(trx, facts.proposal, begin);
  return 'offer' in facts ? threadOfOffer(trx, facts.offer, begin) : null;
}
