import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';

/** Which side of a contract a person is; null for a stranger. */
export type Side = 'freelancer' | 'client' | 'operator';

export interface Visible extends LoadedContract {
  readonly side: Side;
}

/**
 * The one place that decides who may see a contract: its freelancer, its organisation's members, an operator.
 * Refusal: `no-such-contract`, for strangers too: they do not learn that it exists.
 */
export async function visibleContract(house: House, actor: Actor, id: string): Promise<Visible | Refusal> {
  const loaded = await loadContract(house.db, id);
  const side = loaded && sideOf(actor, loaded);
  return loaded && side ? { ...loaded, side } : refuse('no-such-contract');
}

/** Like `visibleContract`, for the freelancer's own deeds. Refusal for the other side: `freelancers-only`. */
export async function ownContract(house: House, actor: Actor, id: string): Promise<Visible | Refusal> {
  const visible = await visibleContract(house, actor, id);
  if ('refused' in visible) return visible;
  return visible.side === 'freelancer' ? visible : refuse('freelancers-only');
}

export function sideOf(actor: Actor, loaded: LoadedContract): Side | null {
  if (loaded.freelancer.id === actor.person) return 'freelancer';
  if (actor.kind === 'tracker') return null;
  if (actor.organisations.includes(loaded.organisation.id)) return 'client';
  return actor.operator ? 'operator' : null;
}
