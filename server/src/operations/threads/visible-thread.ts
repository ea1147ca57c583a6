import type { Thread } from '@stint/wire/threads';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { loadThread, type ThreadRow } from '../../store/threads.ts';
import { hasRight } from '../people/rights.ts';

export interface VisibleThread extends ThreadRow {
  readonly side: Thread['side'];
  readonly mayWrite: boolean;
}

/**
 * The one place that decides who may read a thread: its freelancer, the members of its organisation, those of the agency
 * that speaks for the freelancer. No operator: what people write to each other is theirs. Refusal: `no-such-thread`.
 */
export async function visibleThread(
  house: Pick<House, 'db'>,
  actor: Actor,
  id: string,
): Promise<VisibleThread | Refusal> {
  const thread = await loadThread(house.db, id);
  return (thread && seenThread(actor, thread)) ?? refuse('no-such-thread');
}

/** A thread as somebody sees it; null for a stranger. */
export function seenThread(actor: Actor, thread: ThreadRow): VisibleThread | null {
  const { freelancer, organisation, agency } = thread;
  if (freelancer.id === actor.person) return { ...thread, side: 'freelancer', mayWrite: true };
  if (actor.organisations.includes(organisation.id)) {
    return { ...thread, side: 'client', mayWrite: hasRight(actor, organisation.id, 'write') };
  }
  if (agency && actor.agencies.includes(agency.id)) {
    return { ...thread, side: 'agency', mayWrite: hasRight(actor, agency.id, 'write') };
  }
  return null;
}

/** What somebody may do in a thread now. Time is asked for by the freelancer alone, and allowed by who may change terms. */
export function deedsIn(actor: Actor, thread: VisibleThread): Thread['may'] {
  const { side, mayWrite, contract } = thread;
  const may: Thread['may'] = [];
  if (mayWrite) may.push('write');
  if (side === 'freelancer' && contract !== null) may.push('ask-time');
  if (side === 'client' && contract !== null && hasRight(actor, thread.organisation.id, 'change-terms')) {
    may.push('allow-time');
  }
  return may;
}
