import { mayAs, type Right } from '@stint/core/handshake/roles';
import type { Actor } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';

/**
 * Null where a person may do this in an organisation's name. Refusals: `no-such-organisation` for a stranger, who does
 * not learn that it exists, and `not-your-role` for a member whose role has not this right.
 */
export function refuseWithout(actor: Actor, organisation: string, right: Right): Refusal | null {
  const role = actor.roles[organisation];
  if (role === undefined) return refuse('no-such-organisation');
  return mayAs(role, right) ? null : refuse('not-your-role');
}

/** Whether a person may do this in an organisation's name. */
export function hasRight(actor: Actor, organisation: string, right: Right): boolean {
  return refuseWithout(actor, organisation, right) === null;
}
