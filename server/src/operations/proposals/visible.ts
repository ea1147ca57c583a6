import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { type LoadedProposal, loadProposal } from '../../store/proposal-lists.ts';
import { refuseWithout } from '../people/rights.ts';

/** What somebody is to a proposal: the freelancer or their agency, the client's, or the operator, who looks. */
export type ProposalSide = 'freelancer' | 'client' | 'operator';

export interface VisibleProposal extends LoadedProposal {
  readonly side: ProposalSide;
}

/**
 * The one place that decides who may see a proposal: its freelancer, the agency that made it
 * (as long as it represents that freelancer), the members of the job's
 * organisation, an operator. Refusal: `no-such-proposal`, for strangers too.
 */
export async function visibleProposal(
  house: House,
  actor: Actor,
  id: string,
  db: Database | Trx = house.db,
): Promise<VisibleProposal | Refusal> {
  const proposal = await loadProposal(db, id);
  const side = proposal && sideOf(actor, proposal);
  return proposal && side ? { ...proposal, side } : refuse('no-such-proposal');
}

function sideOf(actor: Actor, proposal: LoadedProposal): ProposalSide | null {
  if (proposal.freelancer_id === actor.person) return 'freelancer';
  const { agency_id, represented } = proposal;
  if (agency_id !== null && represented && actor.agencies.includes(agency_id)) return 'freelancer';
  if (actor.organisations.includes(proposal.organisation_id)) return 'client';
  return actor.operator ? 'operator' : null;
}

/**
 * Null where somebody may do what this side does. Refusals: `clients-only` or `freelancers-only` (it is the other
 * side's), `not-your-role` (a member who may only look).
 */
export function refuseAs(
  actor: Actor,
  proposal: VisibleProposal,
  side: 'client' | 'freelancer',
): Refusal | null {
  if (proposal.side !== side) return refuse(side === 'client' ? 'clients-only' : 'freelancers-only');
  if (side === 'client') return refuseWithout(actor, proposal.organisation_id, 'hire');
  if (proposal.freelancer_id === actor.person || proposal.agency_id === null) return null;
  return refuseWithout(actor, proposal.agency_id, 'represent');
}
