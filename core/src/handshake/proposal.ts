import { HOUR_SECONDS, type Instant } from '../instant.ts';
import type { StateTable } from './table.ts';

/** `hired`: an offer that came of it was accepted. */
export type ProposalState = 'sent' | 'shortlisted' | 'archived' | 'declined' | 'withdrawn' | 'hired';
export type ProposalDeed =
  | 'freelancer: edit'
  | 'freelancer: withdraw'
  | 'client: shortlist'
  | 'client: archive'
  | 'client: put back'
  | 'client: decline'
  | 'client: offer'
  | 'freelancer: accept offer';

/** What the client has put aside can still be hired; what either side has ended cannot. */
export const PROPOSAL: StateTable<ProposalState, ProposalDeed> = {
  sent: {
    'freelancer: edit': 'sent',
    'freelancer: withdraw': 'withdrawn',
    'client: shortlist': 'shortlisted',
    'client: archive': 'archived',
    'client: decline': 'declined',
    'client: offer': 'sent',
    'freelancer: accept offer': 'hired',
  },
  shortlisted: {
    'freelancer: withdraw': 'withdrawn',
    'client: archive': 'archived',
    'client: put back': 'sent',
    'client: decline': 'declined',
    'client: offer': 'shortlisted',
    'freelancer: accept offer': 'hired',
  },
  archived: {
    'freelancer: withdraw': 'withdrawn',
    'client: shortlist': 'shortlisted',
    'client: put back': 'sent',
    'client: decline': 'declined',
    'client: offer': 'archived',
    'freelancer: accept offer': 'hired',
  },
  declined: {},
  withdrawn: {},
  hired: {},
};

const EDIT_SECONDS = 6 * HOUR_SECONDS;

/** Until when a proposal can be edited where its client does not look at it before. */
export function proposalEditableUntil(sentAt: Instant): Instant {
  return sentAt + EDIT_SECONDS;
}

/** A proposal can be edited until its client has looked at it, at most for six hours. */
export function canEditProposal(
  proposal: { sentAt: Instant; viewedAt: Instant | null },
  now: Instant,
): boolean {
  return proposal.viewedAt === null && now < proposalEditableUntil(proposal.sentAt);
}
