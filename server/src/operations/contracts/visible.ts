import { mayAs, type Right, type Role } from '@stint/core/handshake/roles';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';

/** Which side of a contract a person is; null for a stranger. An agency looks on: it sees what the client sees. */
export type Side = 'freelancer' | 'client' | 'agency' | 'operator';

export interface Visible extends LoadedContract {
  readonly side: Side;
  /** What the viewer is in the client's organisation, or in the agency; null for the others. */
  readonly role: Role | null;
}

/**
 * The one place that decides who may see a contract: its freelancer, its organisation's members, those of the agency
 * that speaks for the freelancer, an operator. Refusal: `no-such-contract`, for strangers too: they do not learn that
 * it exists.
 */
export async function visibleContract(house: House, actor: Actor, id: string): Promise<Visible | Refusal> {
  const loaded = await loadContract(house.db, id);
  return (loaded && seenBy(actor, loaded)) ?? refuse('no-such-contract');
}

/** Like `visibleContract`, for the freelancer's own deeds. Refusal for the other side: `freelancers-only`. */
export async function ownContract(house: House, actor: Actor, id: string): Promise<Visible | Refusal> {
  const visible = await visibleContract(house, actor, id);
  if (isRefusal(visible)) return visible;
  return visible.side === 'freelancer' ? visible : refuse('freelancers-only');
}

/** A contract as somebody sees it; null for a stranger. */
export function seenBy(actor: Actor, loaded: LoadedContract): Visible | null {
  const side = sideOf(actor, loaded);
  if (side === null) return null;
  const seat = side === 'client' ? loaded.organisation.id : side === 'agency' ? loaded.agency?.id : undefined;
  return { ...loaded, side, role: (seat === undefined ? undefined : actor.roles[seat]) ?? null };
}

export function sideOf(actor: Actor, loaded: LoadedContract): Side | null {
  if (loaded.freelancer.id === actor.person) return 'freelancer';
  if (actor.kind === 'tracker') return null;
  if (actor.organisations.includes(loaded.organisation.id)) return 'client';
  if (loaded.agency && actor.agencies.includes(loaded.agency.id)) return 'agency';
  return actor.operator ? 'operator' : null;
}

/**
 * Null where the viewer may do this in the client's name. Refusals: `not-your-role` for a member whose role has not
 * this right, `clients-only` for everybody else who sees the contract.
 */
export function refuseClientDeed({ side, role }: Visible, right: Right): Refusal | null {
  if (side !== 'client' || role === null) return refuse('clients-only');
  return mayAs(role, right) ? null : refuse('not-your-role');
}

/**
 * Null where the viewer may do what both sides may: the freelancer, and who has this right on the client's side.
 * Refusals: `not-your-role` for the other members of either side's organisation, `not-allowed-here` for an operator.
 */
export function refuseDeed({ side, role }: Visible, right: Right): Refusal | null {
  if (side === 'freelancer') return null;
  if (side === 'operator') return refuse('not-allowed-here');
  return side === 'client' && role !== null && mayAs(role, right) ? null : refuse('not-your-role');
}
