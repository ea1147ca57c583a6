import { PROPOSAL } from '@stint/core/handshake/proposal';
import { stateAfter } from '@stint/core/handshake/table';
import type { Instant } from '@stint/core/instant';
import type { Trx } from '../../store/desk.ts';
import { changeProposal, lockProposal } from '../../store/proposals.ts';

/**
 * Marks a proposal as hired, inside the transaction in which the offer that came of it is accepted. Locks it: after the
 * job, before the offer. False where its state does not allow that, as when it was withdrawn while the offer was open: an
 * offer stands by itself, and the proposal stays as it is.
 */
export async function markHired(
  trx: Trx,
  { proposal, at }: { proposal: string; at: Instant },
): Promise<boolean> {
  const row = await lockProposal(trx, proposal);
  const state = row && stateAfter(PROPOSAL, row.state, 'freelancer: accept offer');
  if (!state) return false;
  await changeProposal(trx, proposal, { state, ended_at: at });
  return true;
}
