import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { changeAs } from './change-proposal.ts';
import { tellDeclined } from './tell-proposals.ts';

/**
 * The client declines a proposal, with a reason that the freelancer is told. Refusals: `no-such-proposal`,
 * `clients-only`, `not-your-role`, `not-in-this-state`.
 */
export function declineProposal(
  house: House,
  actor: Actor,
  { proposal, reason }: { proposal: string; reason: string },
): Promise<Proposal | Refusal> {
  return changeAs(house, actor, proposal, {
    side: 'client',
    deed: 'client: decline',
    noted: 'proposal-declined',
    decide: (_row, _state, at) => ({ ended_at: at, reason }),
    told: (trx, tell, row, at) => tellDeclined(trx, tell, row, { reason, at }),
  });
}
