import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { bindToProposal } from '../../store/attachments.ts';
import { readAmount } from './amount.ts';
import { changeAs } from './change-proposal.ts';
import { isEditable } from './proposal-letter.ts';

/**
 * The freelancer changes a proposal that its client has not opened, within six hours. Refusals: `no-such-proposal`,
 * `freelancers-only`, `not-your-role`, `not-in-this-state`, `no-longer-editable`, `changed-meanwhile`, `no-such-attachment`, `bad-rate`,
 * `bad-amount`.
 */
export function editProposal(
  house: House,
  actor: Actor,
  asked: {
    proposal: string;
    version: number;
    amount: string;
    message: string;
    attachments?: readonly string[] | undefined;
  },
): Promise<Proposal | Refusal> {
  return changeAs(house, actor, asked.proposal, {
    side: 'freelancer',
    deed: 'freelancer: edit',
    noted: 'proposal-edited',
    decide: (proposal, _, at) => {
      if (!isEditable(proposal, at)) return refuse('no-longer-editable');
      if (proposal.version !== asked.version) return refuse('changed-meanwhile');
      const amount = readAmount(asked.amount, proposal);
      if (isRefusal(amount)) return amount;
      return { amount, message: asked.message, changed_at: at, version: proposal.version + 1 };
    },
    beside: async (trx, { id: proposal }, at) => {
      const ids = asked.attachments?.map((file) => file.toLowerCase());
      if (ids === undefined) return null;
      const bound = await bindToProposal(trx, { proposal, ids, person: actor.person, at });
      return bound ? null : refuse('no-such-attachment', { field: 'attachments' });
    },
  });
}
