import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { changeAs } from './change-proposal.ts';

/**
 * The client opens a proposal; again it changes nothing. Refusals: `no-such-proposal`, `clients-only`, `not-your-role`.
 */
export function viewProposal(
  house: House,
  actor: Actor,
  asked: { proposal: string },
): Promise<Proposal | Refusal> {
  return changeAs(house, actor, asked.proposal, {
    side: 'client',
    deed: null,
    noted: 'proposal-viewed',
    decide: ({ viewed_at }, _, at) => (viewed_at === null ? { viewed_at: at } : null),
  });
}
