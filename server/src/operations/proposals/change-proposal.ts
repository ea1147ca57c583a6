import { PROPOSAL, type ProposalDeed, type ProposalState } from '@stint/core/handshake/proposal';
import { stateAfter } from '@stint/core/handshake/table';
import type { Instant } from '@stint/core/instant';
import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { attachmentsOfProposal } from '../../store/attachments.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { changeProposal, lockProposal } from '../../store/proposals.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { proposalLetter } from './proposal-letter.ts';
import { refuseAs, type VisibleProposal, visibleProposal } from './visible.ts';

type Change = Parameters<typeof changeProposal>[2];

export interface Deed {
  readonly side: 'client' | 'freelancer';
  /** Of the table; null where it changes no state and every state allows it. */
  readonly deed: ProposalDeed | null;
  readonly noted: string;
  /** What becomes of it beside its state; null: nothing is left to do. Decided under its lock. */
  readonly decide: (proposal: VisibleProposal, state: ProposalState, at: Instant) => Change | Refusal | null;
  /** What is changed beside it; a refusal of it comes before anything is. */
  readonly beside?: (trx: Trx, proposal: VisibleProposal, at: Instant) => Promise<Refusal | null>;
  readonly told?: (trx: Trx, tell: Tell, proposal: VisibleProposal, at: Instant) => Promise<void>;
}

/**
 * One deed with a proposal, of one of its sides, by the table. Refusals: `no-such-proposal`, `clients-only` or
 * `freelancers-only`, `not-your-role`, `not-in-this-state`, those of `decide`.
 */
export async function changeAs(
  house: House,
  actor: Actor,
  id: string,
  { side, deed, noted, decide, beside, told }: Deed,
): Promise<Proposal | Refusal> {
  const seen = await visibleProposal(house, actor, id);
  if (isRefusal(seen)) return seen;
  const refusal = refuseAs(actor, seen, side);
  if (refusal) return refusal;
  return tellingIn(house, async (trx, tell) => {
    await lockProposal(trx, seen.id);
    const proposal = await visibleProposal(house, actor, seen.id, trx);
    if (isRefusal(proposal)) return proposal;
    // Only now: who waited for the lock changes what stands then.
    const at = house.clock.now();
    const state = deed === null ? proposal.state : stateAfter(PROPOSAL, proposal.state, deed);
    if (state === null) return refuse('not-in-this-state');
    const change = decide(proposal, state, at);
    if (isRefusal(change)) return change;
    if (change !== null) {
      const no = await beside?.(trx, proposal, at);
      if (no) return no;
      await changeProposal(trx, proposal.id, { state, ...change });
      await noteDeed(trx, { at, person: actor.person, deed: noted, object: proposal.id });
      await told?.(trx, tell, proposal, at);
    }
    const after = await visibleProposal(house, actor, proposal.id, trx);
    return isRefusal(after)
      ? after
      : proposalLetter(after, actor, at, await attachmentsOfProposal(trx, after.id));
  });
}
