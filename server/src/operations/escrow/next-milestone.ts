import { heldOf } from '@stint/core/escrow/lot';
import { isAgreed } from '@stint/core/handshake/milestone';
import type { Minor } from '@stint/core/money';
import type { KeptMilestone } from '../../store/milestones.ts';
import { type Escrow, lotsBehind } from './load-escrow.ts';

/** The next agreed milestone, behind which a rest can be put; not while its card is being charged. */
export function nextToTake(
  milestones: readonly KeptMilestone[],
  escrow: Escrow,
  after: KeptMilestone,
): KeptMilestone | null {
  const next = milestones.find(({ n, state }) => n > after.n && isAgreed(state));
  const isAsked = escrow.deposits.some(({ milestone, state }) => milestone === next?.id && state === 'asked');
  return next && !isAsked && roomIn(next, escrow) > 0n ? next : null;
}

/** What a milestone's amount still misses. */
export function roomIn(milestone: KeptMilestone, escrow: Escrow): Minor {
  return milestone.amount - lotsBehind(escrow, milestone.id).reduce((sum, lot) => sum + heldOf(lot), 0n);
}
