import { JOB } from '@stint/core/handshake/job';
import { offerStateAt, offerTurn } from '@stint/core/handshake/offer';
import {
  canEditProposal,
  PROPOSAL,
  type ProposalDeed,
  proposalEditableUntil,
} from '@stint/core/handshake/proposal';
import { deedsIn, stateAfter } from '@stint/core/handshake/table';
import { formatInstant, type Instant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { Attachment } from '@stint/wire/attachments';
import type { ProposalDeedName, Proposal as ProposalLetter, ProposalSummary } from '@stint/wire/proposals';
import type { Actor } from '../../house.ts';
import { instantOrNull } from '../../instant-or-null.ts';
import type { ProposalRow } from '../../store/proposals.ts';
import { stateOfJob } from '../jobs/activity.ts';
import { refuseAs, type VisibleProposal } from './visible.ts';

export function proposalLetter(
  proposal: VisibleProposal,
  actor: Actor,
  now: Instant,
  attachments: readonly Attachment[],
): ProposalLetter {
  const { side } = proposal;
  const isUnread = side === 'client' && proposal.viewed_at === null;
  return {
    ...proposalSummary(proposal, actor, now),
    message: isUnread ? null : proposal.message,
    attachments: isUnread ? [] : [...attachments],
    reason: proposal.reason,
    version: proposal.version,
    side,
  };
}

export function proposalSummary(proposal: VisibleProposal, actor: Actor, now: Instant): ProposalSummary {
  const { organisation_id, organisation_name, freelancer_id, freelancer_name } = proposal;
  const { agency_id, agency_name } = proposal;
  const sentAt = Number(proposal.sent_at);
  return {
    id: proposal.id,
    job: {
      id: proposal.job_id,
      title: proposal.title,
      kind: proposal.kind,
      state: jobState(proposal, now),
      organisation: { id: organisation_id, name: organisation_name },
    },
    freelancer: { id: freelancer_id, name: freelancer_name },
    agency: agency_id === null ? null : { id: agency_id, name: agency_name ?? '' },
    amount: formatMoney(proposal.amount, proposal.currency),
    currency: proposal.currency,
    sentAt: formatInstant(sentAt),
    changedAt: formatInstant(Number(proposal.changed_at)),
    viewedAt: instantOrNull(proposal.viewed_at),
    state: proposal.state,
    endedAt: instantOrNull(proposal.ended_at),
    editableUntil: isEditable(proposal, now) ? formatInstant(proposalEditableUntil(sentAt)) : null,
    offer: proposal.offer,
    turn: turnOf(proposal, now),
    offerTurn: turnOfOffer(proposal, now),
    may: deedsOf(proposal, actor, now),
  };
}

/** Whether its own state and the clock let it be edited. */
export function isEditable(proposal: ProposalRow, now: Instant): boolean {
  const { viewed_at } = proposal;
  const seen = { sentAt: Number(proposal.sent_at), viewedAt: viewed_at === null ? null : Number(viewed_at) };
  return stateAfter(PROPOSAL, proposal.state, 'freelancer: edit') !== null && canEditProposal(seen, now);
}

const DEEDS: readonly (readonly [ProposalDeed, ProposalDeedName, 'client' | 'freelancer'])[] = [
  ['freelancer: edit', 'edit', 'freelancer'],
  ['freelancer: withdraw', 'withdraw', 'freelancer'],
  ['client: shortlist', 'shortlist', 'client'],
  ['client: archive', 'archive', 'client'],
  ['client: put back', 'put back', 'client'],
  ['client: decline', 'decline', 'client'],
  ['client: offer', 'offer', 'client'],
];

/** What the asker may do with it now, by the table. */
function deedsOf(proposal: VisibleProposal, actor: Actor, now: Instant): ProposalDeedName[] {
  const { side } = proposal;
  if (side === 'operator' || refuseAs(actor, proposal, side)) return [];
  const deeds = DEEDS.flatMap(([deed, name, whose]) =>
    whose === side && stateAfter(PROPOSAL, proposal.state, deed) !== null ? [name] : [],
  ).filter((name) => {
    if (name === 'edit') return isEditable(proposal, now);
    return name !== 'offer' || stateAfter(JOB, jobState(proposal, now), 'client: offer') !== null;
  });
  return side === 'client' && proposal.viewed_at === null ? ['view', ...deeds] : deeds;
}

/** By the table: what has ended is nobody's; what lives is the client's to decide, unless an offer stands. */
function turnOf(proposal: VisibleProposal, now: Instant) {
  if (deedsIn(PROPOSAL, proposal.state).length === 0) return null;
  return turnOfOffer(proposal, now) ?? 'client';
}

function turnOfOffer(proposal: VisibleProposal, now: Instant) {
  const { offer_state: state, offer_changed_at: changed, offer_asked_at: asked } = proposal;
  if (state === null || changed === null) return null;
  const lastChangedAt = Number(changed);
  const askedAt = asked === null ? null : Number(asked);
  return offerTurn(offerStateAt({ state, lastChangedAt }, now), { lastChangedAt, askedAt });
}

function jobState(proposal: VisibleProposal, now: Instant) {
  const { job_closed_at: closed_at, job_last_activity_at: last_activity_at } = proposal;
  return stateOfJob({ closed_at, last_activity_at }, now);
}
