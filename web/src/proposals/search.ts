import { PROPOSAL, type ProposalState } from '@stint/core/handshake/proposal';

/** Which of the reader's proposals are shown; missing: all. */
export function readProposalSearch({ state }: Record<string, unknown>): { state?: ProposalState } {
  const known = (Object.keys(PROPOSAL) as ProposalState[]).find((one) => one === state);
  return known ? { state: known } : {};
}
