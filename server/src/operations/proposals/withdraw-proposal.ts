import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { changeAs } from './change-proposal.ts';
import { tellWithdrawn } from './tell-proposals.ts';

/**
 * The freelancer withdraws a proposal. Refusals: `no-such-proposal`, `freelancers-only`, `not-your-role`,
 * `not-in-this-state`.
 */
export function withdrawProposal(
  house: House,
  actor: Actor,
  asked: { proposal: string },
): Promise<Proposal | Refusal> {
  return changeAs(house, actor, asked.proposal, {
    side: 'freelancer',
    deed: 'freelancer: withdraw',
    noted: 'proposal-withdrawn',
    decide: (_row, _state, at) => ({ ended_at: at }),
    told: tellWithdrawn,
  });
}
