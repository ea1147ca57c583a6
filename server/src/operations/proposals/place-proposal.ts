import type { Proposal, ProposalPlace } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import type { Refusal } from '../../refusal.ts';
import { changeAs } from './change-proposal.ts';

/**
 * The client puts a proposal on the shortlist, into the archive or back. Refusals: `no-such-proposal`, `clients-only`,
 * `not-your-role`, `not-in-this-state` (it is there, or it has ended).
 */
export function placeProposal(
  house: House,
  actor: Actor,
  { proposal, place }: { proposal: string; place: ProposalPlace },
): Promise<Proposal | Refusal> {
  return changeAs(house, actor, proposal, {
    side: 'client',
    deed: PLACING[place],
    noted: `proposal-${place === 'sent' ? 'put-back' : place}`,
    decide: () => ({}),
  });
}

const PLACING = {
  sent: 'client: put back',
  shortlisted: 'client: shortlist',
  archived: 'client: archive',
} as const;
