import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { attachmentsOfProposal } from '../../store/attachments.ts';
import { proposalLetter } from './proposal-letter.ts';
import { visibleProposal } from './visible.ts';

/** One proposal, as whoever asks may see it. Refusal: `no-such-proposal`. */
export async function readProposal(
  house: House,
  actor: Actor,
  asked: { proposal: string },
): Promise<Proposal | Refusal> {
  const proposal = await visibleProposal(house, actor, asked.proposal);
  if (isRefusal(proposal)) return proposal;
  const attachments = await attachmentsOfProposal(house.db, proposal.id);
  return proposalLetter(proposal, actor, house.clock.now(), attachments);
}
