import type { Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { Trx } from '../../store/desk.ts';
import { membersWith } from '../../store/people.ts';
import { type LoadedProposal, loadProposal } from '../../store/proposal-lists.ts';
import type { Tell } from '../notifications/tell.ts';

/** Those who hire for its client are told of a proposal, once: an edit is not told. */
export async function tellReceived(trx: Trx, tell: Tell, id: string, at: Instant): Promise<void> {
  const proposal = await loadProposal(trx, id);
  if (!proposal) throw new Error('the proposal went away within its own transaction');
  const { amount, currency, freelancer_name: other } = proposal;
  const facts = { ...ofProposal(proposal), other, amount: formatMoney(amount, currency), currency };
  const to = await membersWith(trx, proposal.organisation_id, 'hire');
  await tell({ to, event: `proposal-received:${id}`, at, told: { kind: 'proposal-received', facts } });
}

/** The freelancer, and those who speak for them in their agency, are told why. */
export async function tellDeclined(
  trx: Trx,
  tell: Tell,
  proposal: LoadedProposal,
  { reason, at }: { reason: string; at: Instant },
): Promise<void> {
  const { id, agency_id, represented, organisation_name: other } = proposal;
  const agents = agency_id !== null && represented ? await membersWith(trx, agency_id, 'represent') : [];
  const facts = { ...ofProposal(proposal), other, reason };
  const to = [proposal.freelancer_id, ...agents];
  await tell({ to, event: `proposal-declined:${id}`, at, told: { kind: 'proposal-declined', facts } });
}

/** Those who hire for its client are told. */
export async function tellWithdrawn(
  trx: Trx,
  tell: Tell,
  proposal: LoadedProposal,
  at: Instant,
): Promise<void> {
  const { id, freelancer_name: other } = proposal;
  const facts = { ...ofProposal(proposal), other };
  const to = await membersWith(trx, proposal.organisation_id, 'hire');
  await tell({ to, event: `proposal-withdrawn:${id}`, at, told: { kind: 'proposal-withdrawn', facts } });
}

function ofProposal({ id, job_id, title }: LoadedProposal) {
  return { job: job_id, title, proposal: id };
}
