import type { Proposal } from '@stint/wire/proposals';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { readAmount } from './amount.ts';
import { changeAs } from './change-proposal.ts';
import { isEditable } from './proposal-letter.ts';

/**
 * The freelancer changes a proposal that its client has not opened, within six hours. Refusals: `no-such-proposal`,
 * `freelancers-only`, `not-your-role`, `not-in-this-state`, `no-longer-editable`, `changed-meanwhile`, `bad-rate`,
 * `bad-amount`.
 */
export function editProposal(
  house: House,
  actor: Actor,
  asked: { proposal: string; version: number; amount: string; message: string },
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
  });
}
